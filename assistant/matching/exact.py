"""Messages that stand in a text whole."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.matching.align import Alignment, Care, align
from assistant.matching.block import Block
from assistant.matching.database import thinned
from assistant.matching.pattern import Pattern
from assistant.matching.view import View

UNTYPED_SCORE = 0.9
_TRIED = 12
_VALUE = 80


def exact(block: Block, pattern: Pattern, piece: int, stops: list[int]) -> Iterator[tuple[View, int, Alignment]]:
    """Where a message stands.

    Args:
        piece: the piece of the message that was hit.
        stops: squeezed offsets where that piece ends.

    Yields:
        A view of the lines, the offset of the view's first squeezed character in the block, and the alignment.
    """
    for at, low, high in _promising(block, pattern, piece, stops):
        first_row = block.row_of(low) - (1 if piece and pattern.holes else 0)
        view = block.view(first_row, block.row_of(high - 1) + (0 if pattern.pieces[-1] else 1))
        base = block.starts[max(0, first_row)]
        alignment = (
            align(view, pattern, piece, at - base)
            if view.squeezed.startswith(pattern.pieces[piece], at - base)
            else None
        )
        if alignment is None:
            continue
        yield view, base, alignment
        if not pattern.holes:
            return


def score_of(alignment: Alignment) -> float:
    """1 for an exact match, a little less where a hole's value does not fit its type."""
    return UNTYPED_SCORE if alignment.care is Care.UNTYPED else 1.0


def _promising(block: Block, pattern: Pattern, piece: int, stops: list[int]) -> list[tuple[int, int, int]]:
    """Places with all pieces in order and in reach, each distinct text once: (piece's start, first, last offset)."""
    text = block.squeezed
    pieces = [literal.encode() for literal in pattern.pieces]
    length, reach = len(pieces[piece]), pattern.reach
    holed = bool(pattern.holes)
    seen: set[bytes] = set()
    places: list[tuple[int, int, int]] = []
    for stop in stops if holed else thinned(stops):
        low, high = stop - length, stop
        if holed:
            high = _last(text, pieces[piece + 1 :], stop, stop + reach)
            low = _first(text, pieces[:piece], stop - length, stop - length - reach)
            if high < 0 or low < 0:
                continue
            said = text[max(0, low - (_VALUE if not pieces[0] else 0)) : high + (_VALUE if not pieces[-1] else 0)]
            if said in seen:
                continue
            seen.add(said)
        places.append((stop - length, low, high))
    return places if len(places) <= 2 * _TRIED else places[:_TRIED] + places[-_TRIED:]


def _last(text: bytes, pieces: list[bytes], start: int, limit: int) -> int:
    """The end of the last of the pieces, each found as early as it can be; -1 when one is out of reach."""
    for piece in pieces:
        at = text.find(piece, start, limit)
        if at < 0:
            return -1
        start = at + len(piece)
    return start


def _first(text: bytes, pieces: list[bytes], stop: int, limit: int) -> int:
    """The begin of the first of the pieces, each found as late as it can be; -1 when one is out of reach."""
    for piece in reversed(pieces):
        stop = text.rfind(piece, max(0, limit), stop)
        if stop < 0:
            return -1
    return stop
