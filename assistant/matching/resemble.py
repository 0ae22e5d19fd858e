"""Lines in which no message stands, but that resemble one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from assistant.matching.approximate import Likeness, resembling
from assistant.matching.capture import clean
from assistant.matching.chunk import Chunk
from assistant.matching.found import Found
from assistant.matching.squeeze import STAMP
from assistant.matching.view import View
from assistant.matching.wording import PairIndex, words_of
from assistant.text.parts import head_of

MOST_BYTES = 32 * 1024
"""Larger texts come from programs, which do not mistype."""

_STAMPED = re.compile(STAMP.encode(), re.IGNORECASE)
_ROWS = 6
_SHOWN = 300


def resemblances(
    chunk: Chunk, found: Iterable[Found], load: Callable[[], PairIndex]
) -> Iterator[tuple[Likeness, int, int, str]]:
    """Messages that lines without any match resemble.

    Yields:
        The likeness, the squeezed offsets of its lines in the chunk, and their text.
    """
    if chunk.size > MOST_BYTES:
        return
    taken = {row for one in found for row in range(chunk.row_of(one.start), chunk.row_of(one.stop - 1) + 1)}
    said: set[int] = set()
    for rows in _stretches(chunk, taken):
        texts = [_text(chunk, row) for row in rows]
        words = [(word, row) for row, text in zip(rows, texts, strict=True) for word in words_of(text)]
        for likeness in resembling(load(), [word for word, _ in words])[:1]:
            if likeness.pattern in said or not _holes_fit(likeness, " ".join(texts)):
                continue
            said.add(likeness.pattern)
            first, last = words[likeness.start][1], words[min(likeness.stop, len(words)) - 1][1]
            text = head_of(clean(" ".join(texts[rows.index(first) : rows.index(last) + 1])), _SHOWN)
            yield likeness, chunk.starts[first], chunk.starts[last + 1], text


def _text(chunk: Chunk, row: int) -> str:
    line = chunk.lines[row]
    text = line.decode("utf-8", "replace")
    return text if text.isprintable() else View(text, chunk.recipe).original(0, len(text))


def _holes_fit(likeness: Likeness, text: str) -> bool:
    """Whether each hole takes no more than its type can hold, counted in blanks."""
    if not likeness.gaps:
        return True
    parts = [part for part, chars in enumerate(text.split()) for _ in words_of(chars)]
    return all(stop <= start or parts[stop - 1] - parts[start] <= most for start, stop, most in likeness.gaps)


def _stretches(chunk: Chunk, taken: set[int]) -> Iterator[list[int]]:
    """A few neighbouring lines at a time, each chunk overlapping the one before by a line; none has two records."""
    run: list[int] = []
    for row, line in enumerate(chunk.lines):
        if row in taken or not line.strip() or _STAMPED.match(line):
            yield from _overlapping(run)
            run = []
        if row not in taken and line.strip():
            run.append(row)
    yield from _overlapping(run)


def _overlapping(run: list[int]) -> Iterator[list[int]]:
    for at in range(0, max(1, len(run) - 1), _ROWS - 1):
        if run:
            yield run[at : at + _ROWS]
