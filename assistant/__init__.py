"""Drydock: a troubleshooting expert system for Docker hosts."""

from __future__ import annotations

__version__ = "0.1.0"
