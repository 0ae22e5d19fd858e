"""Lines of a text that report a fault."""

from __future__ import annotations

import msgspec


class FaultLine(msgspec.Struct, frozen=True):
    """A line that reports a fault, with what the same record says around it.

    Attributes:
        line: 1-based line of the user's text.
        text: the line on one line, at most 300 characters, control characters removed.
        weight: how surely it is a fault of its own, 0 to 1; 0 for one that only repeats that something failed.
        symptoms: those whose messages stand on a part of it, of its record, or of a copy of it.
        phrases: the texts of `paste:` conditions that stand there.
    """

    line: int
    text: str
    weight: float
    symptoms: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()


class UnexplainedLine(msgspec.Struct, frozen=True):
    """A line that reports a fault, and that nothing which was concluded explains.

    Attributes:
        line: 1-based line of the user's text.
        text: that line, as it is shown.
    """

    line: int
    text: str
