"""Limits of the kernel that all processes of a host share, and how much of each is used."""
