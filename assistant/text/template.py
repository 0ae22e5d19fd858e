"""The syntax of a template: literal text, and placeholders `{capture}`, `{family.fact}` and `{family.fact:OBJECT}`.

OBJECT is itself a template. `{{` and `}}` are braces. Here whatever has no such form is literal text: what a tree may
hold is checked when it is loaded.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

_NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_-]+)?\Z")
_BRACE = re.compile(r"\{\{|\}\}|\{|\}")


class Placeholder(msgspec.Struct, frozen=True):
    """A place in a template where a value is put in.

    Attributes:
        name: of a fact when it holds a dot, else of a capture (or `item`, or `value`).
        of: what the fact is about, a template.
    """

    name: str
    of: str | None = None

    @property
    def is_fact(self) -> bool:
        """Whether a fact is meant, not a capture."""
        return "." in self.name


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[str | Placeholder, ...]:
    """Split a template into literal pieces, with single braces, and placeholders, in order."""
    pieces: list[str | Placeholder] = []
    at = 0
    while (brace := _BRACE.search(text, at)) is not None:
        pieces.append(text[at : brace.start()])
        placeholder, end = _placeholder(text, brace.start()) if brace.group() == "{" else (None, 0)
        if placeholder is not None:
            pieces.append(placeholder)
            at = end
        else:
            pieces.append(brace.group()[0])
            at = brace.end()
    pieces.append(text[at:])
    return _join(pieces)


@lru_cache(maxsize=4096)
def placeholders(text: str) -> tuple[Placeholder, ...]:
    """The placeholders of a template, each before the ones inside of it."""
    found: list[Placeholder] = []
    for piece in parse(text):
        if isinstance(piece, Placeholder):
            found.append(piece)
            found.extend(placeholders(piece.of or ""))
    return tuple(found)


def _placeholder(text: str, begin: int) -> tuple[Placeholder | None, int]:
    """The placeholder that begins here, and where it ends."""
    depth = 0
    for at in range(begin, len(text)):
        depth += (text[at] == "{") - (text[at] == "}")
        if depth == 0:
            return _named(text[begin + 1 : at]), at + 1
    return None, begin


def _named(inside: str) -> Placeholder | None:
    name, colon, of = inside.partition(":")
    fits = _NAME.match(name) and (not colon or (of and "." in name))
    return Placeholder(name, of if colon else None) if fits else None


def _join(pieces: list[str | Placeholder]) -> tuple[str | Placeholder, ...]:
    joined: list[str | Placeholder] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        elif piece != "":
            joined.append(piece)
    return tuple(joined)
