"""Disks: what is free at a path, and what takes the space in the data-root."""
