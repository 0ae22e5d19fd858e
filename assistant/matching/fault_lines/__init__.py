"""Finds the lines of a text that report a fault, so that none is passed over."""
