"""The syntax of a message: literal text, and holes written `{type}` or `{name:type}`; `{{` and `}}` are braces."""

from __future__ import annotations

import re

import msgspec

from assistant.model.match import HoleType
from assistant.text import braces

LEAST_LETTERS = 9
"""So many letters and digits a message needs outside its holes, so that it cannot fit by chance."""

IGNORED = "\"'`\\|*+-"
"""Punctuation that, like white space, never matters in literal text: quotes, frames, dashes of all kinds."""

WRITTEN_HOLE = re.compile(r"\{[^{}]*\}")
"""A hole as it is written, for where only the words beside it count."""

_NAME = re.compile(r"[a-z][a-z0-9_]*\Z")
_TYPES = {kind.value: kind for kind in HoleType}


class Hole(msgspec.Struct, frozen=True):
    """A place in a message where each text has its own value."""

    name: str
    type: HoleType


def parse(text: str, least_letters: int = LEAST_LETTERS) -> tuple[str | Hole, ...]:
    """Split a message into literal pieces and holes.

    Args:
        text: the message as a tree writes it.
        least_letters: how many (ASCII) letters and digits must stand outside of holes.

    Returns:
        Literal pieces (never empty, braces un-escaped) and holes, in order.

    Raises:
        ValueError: with the reason in plain words.
    """
    pieces = tuple(piece if isinstance(piece, str) else _hole(piece) for piece in braces.split(text))
    _refuse_neighbours(pieces)
    letters = sum(char.isascii() and char.isalnum() for piece in pieces if isinstance(piece, str) for char in piece)
    if letters < least_letters:
        raise ValueError(f"only {letters} letters outside of holes, at least {least_letters} are needed")
    return pieces


def _hole(field: braces.Field) -> Hole:
    name, kind = field.name, field.spec or field.name
    if kind not in _TYPES:
        raise ValueError(f"'{field}' has no known type; the types are {', '.join(sorted(_TYPES))}")
    if not _NAME.match(name):
        raise ValueError(f"'{field}': a hole's name is lower-case letters, digits and _, and begins with a letter")
    return Hole(name, _TYPES[kind])


def _refuse_neighbours(pieces: tuple[str | Hole, ...]) -> None:
    """White space and some punctuation never matter, so two holes with nothing else between them have no border."""
    previous: Hole | None = None
    for piece in pieces:
        if isinstance(piece, str):
            if any(char not in IGNORED and not char.isspace() for char in piece):
                previous = None
        elif previous is not None:
            raise ValueError(f"nothing to tell '{{{previous.name}}}' from '{{{piece.name}}}': put literal text between")
        else:
            previous = piece
