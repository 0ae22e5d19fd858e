"""How a line is read that a program printed in another language."""

from __future__ import annotations

import msgspec


class Reading(msgspec.Struct, frozen=True):
    """A line as it is read.

    Attributes:
        line: the line with the program's words in English, all else as it was; no line end.
        language: of the longest text in it, as its locale is called: `zh_CN`.
    """

    line: str
    language: str
