"""Imported before all else of the command line, for a quick start.

What a start makes is nearly all kept until the end, so that looking through it for garbage every 700 objects, as Python
does of itself, costs a tenth of the start and finds nothing. A program that uses Drydock as a library is left alone.
"""

import gc

OBJECTS = 50_000

gc.set_threshold(OBJECTS, 20, 20)
