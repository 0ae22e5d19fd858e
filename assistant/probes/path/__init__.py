"""Paths that a text names: what is there, on the way and at the end, for whom, and on what it lies."""
