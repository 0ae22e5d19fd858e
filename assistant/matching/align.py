"""Lay a message over a few lines of text: where each of its pieces stands and what its holes take.

The database has already said that the message's pieces are there; this decides whether they belong together.
"""

from __future__ import annotations

from enum import IntEnum

import msgspec

from assistant.matching.capture import after, before, between, is_one_word
from assistant.matching.holes import shape_of
from assistant.matching.pattern import Pattern
from assistant.matching.view import View
from assistant.model.match import HoleType

_STEPS = 600
_BREAKS_IN_LITERAL = 3
_BREAKS_IN_TEXT = 3
_UNTYPED_LONGEST = 80
_SHORT_WORD = 5
_GLUED_AROUND = 24


class Care(IntEnum):
    """How exactly a text must fit; each is tried in turn."""

    SPACED = 0
    """holes fit their types and are set off by white space where the message has it"""
    GLUED = 1
    """holes fit their types"""
    UNTYPED = 2
    """a hole may hold one word, or quoted text, that does not fit its type; that value is not used"""


class Alignment(msgspec.Struct, frozen=True):
    """Where a message stands in a view: squeezed indexes, and valid captures."""

    start: int
    stop: int
    captures: dict[str, str]
    care: Care


class _Walk:
    """One attempt, bounded in steps, to lay all pieces from the first to the last."""

    def __init__(self, view: View, pattern: Pattern, care: Care) -> None:
        self.view, self.pattern, self.care = view, pattern, care
        self.steps = _STEPS
        self.failed: set[tuple[int, int]] = set()
        self.values: list[str | None] = [None] * len(pattern.holes)

    def lay(self, piece: int, stop: int) -> int | None:
        """Lay what follows the piece that ends at `stop`; the end of it all, or None."""
        if piece == len(self.pattern.holes) or (piece == len(self.pattern.holes) - 1 and not self.pattern.pieces[-1]):
            return stop
        if (piece, stop) in self.failed:
            return None
        literal, kind = self.pattern.pieces[piece + 1], self.pattern.holes[piece].type
        limit = stop + shape_of(kind).longest + len(literal)
        at = self.view.squeezed.find(literal, stop if kind is HoleType.TEXT else stop + 1, limit)
        while at >= 0 and self.steps:
            self.steps -= 1
            if self._fits(piece, stop, at):
                end = self.lay(piece + 1, at + len(literal))
                if end is not None:
                    return end
            at = self.view.squeezed.find(literal, at + 1, limit)
        self.failed.add((piece, stop))
        return None

    def _fits(self, hole: int, start: int, stop: int) -> bool:
        view, kind = self.view, self.pattern.holes[hole].type
        if not self._set_off(hole, start, stop):
            return False
        if kind is HoleType.TEXT and not _one_record(view, start, stop):
            return False
        self.values[hole] = between(view, kind, start, stop, (self.pattern.lead[hole], self.pattern.tail[hole]))
        if self.values[hole] is not None:
            return True
        return self.care is Care.UNTYPED and stop - start <= _UNTYPED_LONGEST and is_one_word(view, start, stop)

    def _set_off(self, hole: int, start: int, stop: int) -> bool:
        """Whether the value is set off where the message has white space or quotes around the hole.

        A blank may be lost, but a short word that runs into the value is another, longer word.
        """
        for at, is_set_off, word in zip(
            (start, stop), self.pattern.spaced[hole], self.pattern.edges[hole], strict=True
        ):
            if not is_set_off or self.view.is_parted(at):
                continue
            if self.care is Care.SPACED or _is_inside_word(self.view, at, word):
                return False
        return True


def align(view: View, pattern: Pattern, piece: int, at: int) -> Alignment | None:
    """Lay the message so that its piece number `piece` stands at the squeezed index `at`.

    Returns:
        The tightest alignment that fits best, or None when the text does not say this message there.
    """
    for care in Care:
        for start in _starts(view, pattern, piece, at):
            walk = _Walk(view, pattern, care)
            first = 0 if pattern.pieces[0] else 1
            stop = walk.lay(first, start + len(pattern.pieces[first]))
            if stop is not None and stop > at and _is_one(view, pattern, start, stop):
                return Alignment(start, stop, _captures(walk, start, stop), care)
        if not pattern.holes:
            break
    return None


def _starts(view: View, pattern: Pattern, piece: int, at: int) -> list[int]:
    """Where the first literal may stand, nearest to the piece first."""
    first = 0 if pattern.pieces[0] else 1
    if piece == first:
        return [at]
    literal = pattern.pieces[first]
    starts: list[int] = []
    found = view.squeezed.rfind(literal, max(0, at - pattern.reach), at)
    while found >= 0 and len(starts) < 8:
        starts.append(found)
        found = view.squeezed.rfind(literal, max(0, at - pattern.reach), found + len(literal) - 1)
    return starts


def _captures(walk: _Walk, start: int, stop: int) -> dict[str, str]:
    pattern, view = walk.pattern, walk.view
    values = walk.values
    if not pattern.pieces[0]:
        values[0] = before(view, pattern.holes[0].type, start)
    if not pattern.pieces[-1]:
        values[-1] = after(view, pattern.holes[-1].type, stop, pattern.lead[-1])
    captures: dict[str, str] = {}
    for hole, value in zip(pattern.holes, values, strict=True):
        if value:
            captures.setdefault(hole.name, value)
    return captures


def _one_record(view: View, start: int, stop: int) -> bool:
    """A hole for text spans few lines and no second log record."""
    rows = range(view.row(start - 1) + 1, view.row(stop) + 1)
    return len(rows) <= _BREAKS_IN_TEXT and not any(row in view.records for row in rows)


def _is_one(view: View, pattern: Pattern, start: int, stop: int) -> bool:
    """The message is not part of a longer word, and no empty lines, which may be a border, part it."""
    return is_whole(view, pattern, start, stop) and not view.is_scattered(start, stop, _BREAKS_IN_LITERAL + 1)


def is_whole(view: View, pattern: Pattern, start: int, stop: int) -> bool:
    """The message is not part of a longer identifier or number."""
    if pattern.first_word and start and _joined(view, start) and _is_inside_word(view, start, pattern.first_word):
        return False
    is_last = not pattern.last_word or stop >= len(view.squeezed) or not _joined(view, stop)
    return is_last or not _is_inside_word(view, stop, pattern.last_word)


def _joined(view: View, at: int) -> bool:
    return view.text[view.end(at - 1) : view.begin(at)] in ("", "-")


def _is_inside_word(view: View, at: int, word: int) -> bool:
    """Whether a word of the message, of so many letters, only begins or ends at `at` by chance."""
    one, other = view.squeezed[at - 1], view.squeezed[at]
    if one.isdigit() and other.isdigit():
        return True
    together = (one.isalnum() or one == "_") and (other.isalnum() or other == "_") and one.isdigit() == other.isdigit()
    return together and word <= _SHORT_WORD and not _glued(view, at)


def _glued(view: View, at: int) -> bool:
    """The text has lost its white space here, so that a missing blank says nothing."""
    around = range(max(1, at - _GLUED_AROUND), min(len(view.squeezed), at + _GLUED_AROUND))
    return not any(map(view.is_spaced, around))
