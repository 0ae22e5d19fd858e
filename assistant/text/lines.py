"""Lines of text with a role: what the use cases say, before a terminal or a file gives it a look."""

from __future__ import annotations

import unicodedata
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
    """One paragraph; `indent` columns from the left, also where it is wrapped; `mark` hangs before it."""

    text: str = ""
    role: Role = Role.PLAIN
    indent: int = 0
    mark: str = ""


def plain(text: str) -> str:
    """A text from outside made safe to show: no control, no escape, no change of direction; line ends stay."""
    return "".join(
        char if _is_harmless(char) else "\ufffd" for char in text.replace("\r\n", "\n").replace("\t", "    ")
    )


def one_line(text: str, limit: int = 300) -> str:
    """The same on one line, cut at `limit` characters with an ellipsis."""
    flat = " ".join(plain(text).split())
    return flat if len(flat) <= limit else flat[: limit - 1] + "…"


def _is_harmless(char: str) -> bool:
    return char == "\n" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
