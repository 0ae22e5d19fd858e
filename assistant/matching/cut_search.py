"""Where in a chunk the beginning or the end of a message stands, and whether the rest of it was cut off there."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.matching.chunk import Chunk
from assistant.matching.cut import Cut, cut_beginning, cut_end, is_enough
from assistant.matching.database import Role, Use, thinned
from assistant.matching.follow import LEAST_PART, same_beginning
from assistant.matching.holes import shape_of
from assistant.matching.pattern import Pattern
from assistant.matching.seen import Seen
from assistant.matching.view import View

_TRIED = 4
_LOOKED_AT = 256
_AROUND = 64


def cuts(
    chunk: Chunk, pattern: Pattern, use: Use, stops: list[int], unique: tuple[int, int], seen: Seen
) -> Iterator[tuple[View, int, Cut]]:
    """The places where a part of the message stands.

    Args:
        use: which end of the message was hit.
        stops: squeezed offsets where that literal ends.
        unique: letters from its beginning, and from its end, that can mean no other message.
        seen: what was tried before.

    Yields:
        A view of the lines, the offset of the view's first squeezed character in the chunk, and the part.
    """
    is_cut = _is_cut_after if use.role is Role.HEAD else _is_cut_before
    places = [stop for stop in _new(chunk.squeezed, use, stops, seen) if is_cut(chunk, pattern, use, stop)]
    for stop in thinned(places, _TRIED):
        if not seen.may_try(use.pattern, use.role):
            return
        start = stop - use.length
        first_row = max(0, chunk.row_of(start) - 1)
        view, base = chunk.view(first_row, chunk.row_of(stop - 1) + 1), chunk.starts[first_row]
        if use.role is Role.HEAD:
            ends = base + len(view.squeezed) == len(chunk.squeezed)
            part = cut_end(view, pattern, use.piece, start - base, unique[0], ends=ends)
        else:
            part = cut_beginning(view, pattern, use.piece, stop - base, unique[1])
        if part is not None:
            yield view, base, part


def _new(text: bytes, use: Use, stops: list[int], seen: Seen) -> list[int]:
    """The places with something new after the message's head, or before its tail."""
    if use.role is Role.HEAD:
        new = [stop for stop in stops if seen.is_new(use.pattern, use.role, text[stop : stop + _AROUND])]
    else:
        before = use.length + _AROUND
        new = [stop for stop in stops if seen.is_new(use.pattern, use.role, text[max(0, stop - before) : stop])]
    return thinned(new, _LOOKED_AT)


def _is_cut_after(chunk: Chunk, pattern: Pattern, use: Use, stop: int) -> bool:
    """The text leaves the piece at a line's end or an ellipsis, or goes on to a hole that can be cut."""
    start = stop - use.length
    piece = pattern.pieces[use.piece].encode()
    same = same_beginning(piece, chunk.squeezed[start : start + len(piece)])
    end = start + same
    if same < len(piece):
        return chunk.squeezed.startswith(b"...", end) or chunk.is_line_start(end)
    return use.piece < len(pattern.holes) and _is_hole_cut(chunk, pattern, use.piece, end)


def _is_hole_cut(chunk: Chunk, pattern: Pattern, hole: int, start: int) -> bool:
    """The message goes on after the hole, or enough of it stands before to know it by."""
    following = pattern.pieces[hole + 1].encode()
    if chunk.squeezed.find(following[:LEAST_PART], start, start + shape_of(pattern.holes[hole].type).longest) >= 0:
        return True
    line_end = chunk.starts[chunk.row_of(start - 1) + 1]
    letters = sum(map(len, pattern.pieces[: hole + 1]))
    return is_enough(letters, pattern, ellipsised=chunk.squeezed.find(b"...", start, line_end) >= 0)


def _is_cut_before(chunk: Chunk, pattern: Pattern, use: Use, stop: int) -> bool:
    """The text enters the piece at a line's begin or after an ellipsis, or comes from a hole."""
    piece = pattern.pieces[use.piece].encode()
    same = same_beginning(piece[::-1], chunk.squeezed[max(0, stop - len(piece)) : stop][::-1])
    begin = stop - same
    return same == len(piece) or chunk.squeezed.endswith(b"...", 0, begin) or chunk.is_line_start(begin)
