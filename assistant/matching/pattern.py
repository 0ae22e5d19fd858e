"""A message made ready to be looked for: squeezed literal pieces with typed holes between them."""

from __future__ import annotations

import re
from itertools import pairwise

import msgspec

from assistant.matching.holes import shape_of
from assistant.matching.view import squeeze_literal
from assistant.text.holes import IGNORED, Hole, parse

_LEAST_LETTERS = 4


class Pattern(msgspec.Struct, frozen=True, array_like=True):
    """A message, parsed.

    Attributes:
        text: the message as the tree writes it.
        pieces: squeezed literals; a hole stands between each two. The first or last is empty when a hole comes there.
        holes: one less than `pieces`.
        spaced: for each hole whether the message has white space or a quote before it, and after it.
        lead, tail: for each hole the dashes and the like right before and after it, which are not part of its value.
        edges: for each hole the length of the word right before it, and right after it.
        first_word, last_word: lengths of the words at the message's literal ends; 0 where it begins or ends otherwise.
    """

    text: str
    pieces: tuple[str, ...]
    holes: tuple[Hole, ...]
    spaced: tuple[tuple[bool, bool], ...]
    lead: tuple[str, ...]
    tail: tuple[str, ...]
    edges: tuple[tuple[int, int], ...]
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
    around = list(pairwise(literals))
    return Pattern(
        text,
        tuple(squeeze_literal(literal) for literal in literals),
        holes,
        tuple((_sets_off(before[-1:]), _sets_off(after[:1])) for before, after in around),
        tuple(_lead(before) for before, _ in around),
        tuple(_lead(after[::-1])[::-1] for _, after in around),
        tuple((_last_word(before), _first_word(after)) for before, after in around),
        _first_word(literals[0]),
        _last_word(literals[-1]),
    )


def _sets_off(char: str) -> bool:
    return char.isspace() or (char != "" and char in "\"'`")


def _first_word(literal: str) -> int:
    found = re.match(r"\w+", literal.lstrip(" \"'`"))
    return len(found.group()) if found else 0


def _last_word(literal: str) -> int:
    found = re.search(r"\w+\Z", literal.rstrip(" \"'`"))
    return len(found.group()) if found else 0


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
