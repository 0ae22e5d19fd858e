"""Where in a block the beginning or the end of a message stands, and whether the rest of it was cut off there."""

from __future__ import annotations

from collections.abc import Iterator
from os.path import commonprefix

from assistant.matching.block import Block
from assistant.matching.cut import Cut, cut_beginning, cut_end
from assistant.matching.database import Role, Use
from assistant.matching.pattern import Pattern
from assistant.matching.view import View

_TRIED = 4
_ROWS_AROUND = 3


def cuts(
    block: Block, pattern: Pattern, use: Use, stops: list[int], unique: tuple[int, int]
) -> Iterator[tuple[View, int, Cut]]:
    """The places where a part of the message stands.

    Args:
        use: which end of the message was hit.
        stops: squeezed offsets where that literal ends.
        unique: letters from its beginning, and from its end, that can mean no other message.

    Yields:
        A view of the lines, the offset of the view's first squeezed character in the block, and the part.
    """
    is_cut = _is_cut_after if use.role is Role.HEAD else _is_cut_before
    places = [stop for stop in stops if is_cut(block, pattern, use, stop)]
    for stop in places if len(places) <= 2 * _TRIED else places[:_TRIED] + places[-_TRIED:]:
        start = stop - use.length
        row = block.row_of(start)
        first_row = max(0, row - _ROWS_AROUND)
        view, base = block.view(first_row, block.row_of(stop - 1) + _ROWS_AROUND), block.starts[first_row]
        if use.role is Role.HEAD:
            part = cut_end(view, pattern, use.piece, start - base, unique[0])
        else:
            part = cut_beginning(view, pattern, use.piece, stop - base, unique[1])
        if part is not None:
            yield view, base, part


def _is_cut_after(block: Block, pattern: Pattern, use: Use, stop: int) -> bool:
    """The text leaves the piece at a line's end or an ellipsis, or goes on to a hole."""
    start = stop - use.length
    piece = pattern.pieces[use.piece].encode()
    same = len(commonprefix([block.squeezed[start : start + len(piece)], piece]))
    end = start + same
    return same == len(piece) or block.squeezed.startswith(b"...", end) or block.is_line_start(end)


def _is_cut_before(block: Block, pattern: Pattern, use: Use, stop: int) -> bool:
    """The text enters the piece at a line's begin or after an ellipsis, or comes from a hole."""
    piece = pattern.pieces[use.piece].encode()
    same = len(commonprefix([block.squeezed[max(0, stop - len(piece)) : stop][::-1], piece[::-1]]))
    begin = stop - same
    return same == len(piece) or block.squeezed.endswith(b"...", 0, begin) or block.is_line_start(begin)
