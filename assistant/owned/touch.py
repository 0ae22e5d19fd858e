"""Asks places whether they answer: what a child does that may be left behind. Also run by itself: `touch.py PLACE...`.

It imports nothing of ours, so that a Python that knows nothing of Drydock can run it.
"""

from __future__ import annotations

import os
import sys


def answer(places: list[str], told: int) -> None:
    """Write the number of each place, a byte, when it has answered."""
    for number, place in enumerate(places):
        _touch(place)
        os.write(told, bytes((number,)))


def _touch(place: str) -> None:
    """Ask for the file system itself, which no cache answers; of what is missing, where it would be made."""
    while True:
        try:
            os.statvfs(place)
        except FileNotFoundError:
            above = os.path.dirname(place)
            if above == place:
                return
            place = above
        except (OSError, ValueError):
            return
        else:
            return


if __name__ == "__main__":
    answer(sys.argv[1:], 1)
