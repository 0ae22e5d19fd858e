"""One Hyperscan database of the literal strings by which all messages and phrases are found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from enum import IntEnum
from math import ceil
from typing import TypeVar

import hyperscan
import msgspec

from assistant.matching.pattern import Pattern

LEAST_ELLIPSISED = 9
"""So many letters must be left of a message that an ellipsis cuts ..."""
LEAST_CUT = 16
"""... and so many where a line just ends."""
ELLIPSISED_SHARE = 0.5
CUT_SHARE = 0.6
_MOST_SHARING_AN_END = 12
_LONG = 12
"""Letters that stand nowhere by chance."""


Place = TypeVar("Place")


class Role(IntEnum):
    """What a literal says about its message."""

    ANCHOR = 0
    """one whole piece: the message may stand here"""
    HEAD = 1
    """how the message begins: its end may be cut"""
    TAIL = 2
    """how the message ends: its beginning may be cut"""


class Use(msgspec.Struct, frozen=True, array_like=True):
    """A literal of `length` letters begins piece `piece` of a pattern (HEAD), ends it (TAIL) or is it (ANCHOR)."""

    pattern: int
    role: Role
    piece: int
    length: int


class Literals:
    """Literal strings and their uses, collected for compilation."""

    def __init__(self) -> None:
        self.uses: dict[str, list[Use]] = {}

    def add(self, literal: str, use: Use) -> None:
        """Note one use of a literal."""
        self.uses.setdefault(literal, []).append(use)

    def drop_common_ends(self) -> None:
        """An end that very many messages share tells none of them."""
        for literal, uses in list(self.uses.items()):
            if sum(use.role is not Role.ANCHOR for use in uses) > _MOST_SHARING_AN_END:
                self.uses[literal] = [use for use in uses if use.role is Role.ANCHOR]
                if not self.uses[literal]:
                    del self.uses[literal]

    def compile(self) -> bytes:
        """The serialised database; a literal's id is its place in `uses`."""
        database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        literals = [literal.encode() for literal in self.uses]
        if literals:
            database.compile(expressions=literals, ids=list(range(len(literals))), flags=0, literal=True)
        return hyperscan.dumpb(database) if literals else b""


class Database:
    """The loaded database."""

    def __init__(self, blob: bytes) -> None:
        self._database = hyperscan.loadb(blob, hyperscan.HS_MODE_BLOCK) if blob else None
        if self._database is not None:
            self._database.scratch = hyperscan.Scratch(self._database)

    def scan(self, squeezed: bytes, settled: int) -> dict[int, list[int]]:
        """Find all literals that end before `settled`: their ids with the offsets where they end."""
        hits: dict[int, list[int]] = {}

        def note(literal: int, _start: int, stop: int, _flags: int, _context: object) -> None:
            if stop <= settled:
                hits.setdefault(literal, []).append(stop)

        if self._database is not None and squeezed:
            self._database.scan(squeezed, match_event_handler=note)
        return hits


def literals_of(patterns: list[Pattern], unique: dict[int, tuple[int, int]]) -> Literals:
    """Choose the literals of all patterns.

    Args:
        unique: for the patterns that may be recognised when they are cut: how many letters from the beginning,
            and from the end, no other symptom's message has.
    """
    spread: Counter[str] = Counter()
    for pattern in patterns:
        spread.update(set(pattern.pieces))
    literals = Literals()
    for number, pattern in enumerate(patterns):
        pieces = pattern.pieces
        piece = max(range(len(pieces)), key=lambda at: _rarity(pieces[at], spread))
        literals.add(pieces[piece], Use(number, Role.ANCHOR, piece, len(pieces[piece])))
        if number in unique:
            _add_ends(literals, number, pattern, unique[number])
    literals.drop_common_ends()
    return literals


def _rarity(piece: str, spread: Mapping[str, int]) -> float:
    """Long pieces that few messages have find their message best; what is longer than a few words hits no oftener."""
    return min(len(piece), _LONG) - 2.0 * min(spread[piece].bit_length(), 6)


def _add_ends(literals: Literals, number: int, pattern: Pattern, unique: tuple[int, int]) -> None:
    for role, needed in zip((Role.HEAD, Role.TAIL), unique, strict=True):
        length = max(LEAST_ELLIPSISED, ceil(ELLIPSISED_SHARE * pattern.letters), needed)
        if length < pattern.letters:
            literal, piece = _end(pattern.pieces, length, role)
            if len(literal) >= LEAST_ELLIPSISED:
                literals.add(literal, Use(number, role, piece, len(literal)))


def _end(pieces: tuple[str, ...], length: int, role: Role) -> tuple[str, int]:
    """The longest literal within so many letters from one end, and its piece."""
    best, best_piece = "", 0
    order = range(len(pieces)) if role is Role.HEAD else range(len(pieces) - 1, -1, -1)
    for piece in order:
        literal = pieces[piece][:length] if role is Role.HEAD else pieces[piece][max(0, len(pieces[piece]) - length) :]
        if len(literal) > len(best):
            best, best_piece = literal, piece
        length -= len(literal)
        if length <= 0:
            break
    return best, best_piece


def thinned(places: list[Place], most: int) -> list[Place]:
    """The first and the last of very many places; the text between says nothing new about a message."""
    return places if len(places) <= 2 * most else places[:most] + places[-most:]
