"""Messages that stand in a text whole."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.matching.align import Alignment, Care, align
from assistant.matching.chunk import Chunk
from assistant.matching.database import Use, thinned
from assistant.matching.pattern import Pattern
from assistant.matching.seen import Seen
from assistant.matching.view import View

UNTYPED_SCORE = 0.9
_TRIED = 12
_AROUND = 256


def exact(
    chunk: Chunk, pattern: Pattern, use: Use, stops: list[int], seen: Seen
) -> Iterator[tuple[View, int, Alignment]]:
    """Where a message stands.

    Args:
        use: the piece of the message that was hit.
        stops: squeezed offsets where that piece ends.
        seen: what was tried before.

    Yields:
        A view of the lines, the offset of the view's first squeezed character in the chunk, and the alignment.
    """
    for at, low, high in _promising(chunk.squeezed, pattern, use, stops, seen):
        if not seen.may_try(use.pattern, use.role):
            return
        first_row = max(0, chunk.row_of(low) - (1 if use.piece and pattern.holes else 0))
        view = chunk.view(first_row, chunk.row_of(high - 1) + (0 if pattern.pieces[-1] else 1))
        base = chunk.starts[first_row]
        if not view.squeezed.startswith(pattern.pieces[use.piece], at - base):
            continue
        alignment = align(view, pattern, use.piece, at - base)
        if alignment is not None:
            yield view, base, alignment
            if not pattern.holes:
                return


def score_of(alignment: Alignment) -> float:
    """1 for an exact match, a little less where a hole's value does not fit its type."""
    return UNTYPED_SCORE if alignment.care is Care.UNTYPED else 1.0


def _promising(text: bytes, pattern: Pattern, use: Use, stops: list[int], seen: Seen) -> list[tuple[int, int, int]]:
    """Places with all pieces in order and in reach, each distinct text once: (piece's start, first, last offset)."""
    if not pattern.holes:
        return [(stop - use.length, stop - use.length, stop) for stop in thinned(stops, _TRIED)]
    pieces = [literal.encode() for literal in pattern.pieces]
    reach = pattern.reach
    left, right = min(reach, _AROUND) if use.piece else 0, min(reach, _AROUND) if use.piece < len(pattern.holes) else 0
    places: list[tuple[int, int, int]] = []
    for stop in stops:
        start = stop - use.length
        if not seen.is_new(use.pattern, use.role, text[max(0, start - left) : stop + right]):
            continue
        high = _last(text, pieces[use.piece + 1 :], stop, stop + reach)
        low = _first(text, pieces[: use.piece], start, start - reach)
        if high >= 0 and low >= 0:
            places.append((start, low, high))
    return thinned(places, _TRIED)


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
