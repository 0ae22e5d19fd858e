"""A message made ready to be looked for: squeezed literal pieces with typed holes between them."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from assistant.matching.holes import shape_of
from assistant.matching.view import squeeze_literal
from assistant.model.holes import IGNORED, Hole, parse

_EDGE_WORD = re.compile(r"\w+")
_LEAST_LETTERS = 4


class Pattern(msgspec.Struct, frozen=True, array_like=True):
    """A message, parsed.

    Attributes:
        text: the message as the tree writes it.
        pieces: squeezed literals; a hole stands between each two. The first or last is empty when a hole comes there.
        holes: one less than `pieces`.
        spaced: for each hole whether the message has white space before it, and after it.
        lead, tail: for each hole the dashes and the like right before and after it, which are not part of its value.
        first_word, last_word: lengths of the words at the message's literal ends; 0 where it begins or ends otherwise.
    """

    text: str
    pieces: tuple[str, ...]
    holes: tuple[Hole, ...]
    spaced: tuple[tuple[bool, bool], ...]
    lead: tuple[str, ...]
    tail: tuple[str, ...]
    first_word: int
    last_word: int

    @property
    def letters(self) -> int:
        """Squeezed literal characters in all."""
        return sum(map(len, self.pieces))

    @property
    def reach(self) -> int:
        """The most squeezed characters that a text can take for this message."""
        return self.letters + sum(shape_of(hole.type).longest for hole in self.holes)


def parse_message(text: str) -> Pattern:
    """Parse a message or phrase.

    Raises:
        ValueError: with the reason, when the syntax is wrong or too little literal text is left to look for.
    """
    parts = _alternate(parse(text, least_letters=_LEAST_LETTERS))
    literals = [part for part in parts if isinstance(part, str)]
    holes = tuple(part for part in parts if isinstance(part, Hole))
    first, last = _EDGE_WORD.match(literals[0].lstrip()), re.search(r"\w+\Z", literals[-1].rstrip())
    return Pattern(
        text,
        tuple(squeeze_literal(literal) for literal in literals),
        holes,
        tuple((before[-1:].isspace(), after[:1].isspace()) for before, after in pairwise(literals)),
        tuple(_lead(before) for before in literals[:-1]),
        tuple(_lead(after[::-1])[::-1] for after in literals[1:]),
        len(first.group()) if first else 0,
        len(last.group()) if last else 0,
    )


def _alternate(parts: tuple[str | Hole, ...]) -> list[str | Hole]:
    """Literal, hole, literal ... literal; the outer literals may be empty."""
    full = list(parts)
    if isinstance(full[0], Hole):
        full.insert(0, "")
    if isinstance(full[-1], Hole):
        full.append("")
    return full


def _lead(literal: str) -> str:
    literal = literal.rstrip()
    stripped = literal.rstrip(IGNORED)
    return "".join(char for char in literal[len(stripped) :] if char in "+-*|")
