"""Texts from outside, made safe to show: nothing in them can move a cursor, turn the direction or end a line."""

from __future__ import annotations

import unicodedata

from assistant.text.parts import head_of

_REPLACED = "\N{REPLACEMENT CHARACTER}"


def plain(text: str) -> str:
    """No control, no escape, no change of direction; line ends stay."""
    if text.isprintable():
        return text
    return "".join(
        char if char == "\n" or _is_harmless(char) else _REPLACED
        for char in text.replace("\r\n", "\n").replace("\t", "    ")
    )


def flat(text: str) -> str:
    """The same on one line: each character of white space becomes a blank."""
    if text.isprintable():
        return text
    return "".join(" " if char.isspace() else char if _is_harmless(char) else _REPLACED for char in text)


def one_line(text: str, limit: int = 300) -> str:
    """The same with single blanks, cut at `limit` characters with an ellipsis."""
    words = " ".join(plain(text).split())
    return words if len(words) <= limit else head_of(words, limit - 1) + "…"


def _is_harmless(char: str) -> bool:
    return char.isprintable() or unicodedata.category(char) in {"Zs", "Cn"}
