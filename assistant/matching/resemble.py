"""Lines in which no message stands, but that resemble one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from assistant.matching.approximate import Likeness, PairIndex, resembling, words_of
from assistant.matching.block import Block
from assistant.matching.capture import clean
from assistant.matching.found import Found
from assistant.matching.view import View

MOST_BYTES = 32 * 1024
"""Larger texts come from programs, which do not mistype."""

_ROWS = 4
_SHOWN = 300


def resemblances(
    block: Block, found: Iterable[Found], load: Callable[[], PairIndex]
) -> Iterator[tuple[Likeness, int, int, str]]:
    """Messages that lines without any match resemble.

    Yields:
        The likeness, the squeezed offsets of its lines in the block, and their text.
    """
    if block.size > MOST_BYTES:
        return
    taken = {row for one in found for row in range(block.row_of(one.start), block.row_of(one.stop - 1) + 1)}
    said: set[int] = set()
    for rows in _chunks([row for row, line in enumerate(block.lines) if row not in taken and line.strip()]):
        words = [(word, row) for row in rows for word in words_of(_text(block, row))]
        for likeness in resembling(load(), [word for word, _ in words])[:1]:
            if likeness.pattern in said:
                continue
            said.add(likeness.pattern)
            first, last = words[likeness.start][1], words[min(likeness.stop, len(words)) - 1][1]
            text = clean(" ".join(_text(block, row) for row in range(first, last + 1)))[:_SHOWN]
            yield likeness, block.starts[first], block.starts[last + 1], text


def _text(block: Block, row: int) -> str:
    line = block.lines[row]
    text = line.decode("utf-8", "replace")
    return text if text.isprintable() else View(text, block.recipe).original(0, len(text))


def _chunks(rows: list[int]) -> Iterator[list[int]]:
    """Runs of neighbouring lines, a few at a time, each overlapping the one before by a line."""
    run: list[int] = []
    for row in rows:
        if run and row != run[-1] + 1:
            yield run
            run = []
        run.append(row)
        if len(run) == _ROWS:
            yield run
            run = [row]
    if len(run) > 1 or (run and len(rows) == 1) or (run and run[0] not in rows[: rows.index(run[0])]):
        yield run
