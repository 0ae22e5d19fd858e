"""Lines of text with a role: what the program says, before a terminal or a file gives it a look."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Role(StrEnum):
    """What a line is for; a screen may colour it, a pipe prints the text alone."""

    HEADING = "heading"
    PLAIN = "plain"
    DETAIL = "detail"
    GOOD = "good"
    BAD = "bad"
    WARNING = "warning"
    COMMAND = "command"


class Line(msgspec.Struct, frozen=True):
    """One paragraph; `indent` columns from the left, also where it is wrapped; `mark` hangs before it.

    Attributes:
        explains: it says why; whoever wants brief answers can do without.
    """

    text: str = ""
    role: Role = Role.PLAIN
    indent: int = 0
    mark: str = ""
    explains: bool = False
