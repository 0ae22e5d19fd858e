"""How dangerous a step is."""

from __future__ import annotations

from enum import StrEnum


class Risk(StrEnum):
    """From harmless to dangerous; compare with `rank`."""

    READ_ONLY = "read-only"
    REVERSIBLE = "reversible"
    DISRUPTIVE = "disruptive"
    """Something stops for a while."""
    DESTRUCTIVE = "destructive"
    """Data can be lost."""

    @property
    def rank(self) -> int:
        """0 for read-only to 3 for destructive."""
        return list(Risk).index(self)
