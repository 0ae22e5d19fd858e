"""A text of any size, read in chunks of whole lines."""

from __future__ import annotations

import codecs
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from assistant.matching.languages.reader import Reader
from assistant.matching.squeeze import Recipe, recipe_for, squeeze
from assistant.matching.view import LONG_LINE, View

CHUNK_BYTES = 512 * 1024
_CONTEXT = 300
_OVERLAP_BYTES = 4096
_SNIFFED = 64
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


class Chunk:
    """Some lines of a text.

    Attributes:
        lines: UTF-8, without line ends; a very long line stands in several parts.
        numbers: for each of `lines` its 1-based number in the whole text.
        squeezed: the squeezed form of all of it.
        size: bytes of it.
        settled: literals that end behind this squeezed offset are left to the next chunk, which knows what follows.
        own: for the rows that another language was read in, the line as it was given.
    """

    def __init__(self, data: bytes, first_number: int, overlap: bytes = b"", reader: Reader | None = None) -> None:
        self.lines = data.split(b"\n")
        self.numbers: list[int] | range = range(first_number, first_number + len(self.lines))
        if max(map(len, self.lines)) > LONG_LINE:
            self.lines, self.numbers = _parted(self.lines, first_number)
            data = b"\n".join(self.lines)
        self.own: dict[int, bytes] = {}
        if readings := reader.rows(self.lines) if reader else {}:
            self.own = {row: self.lines[row] for row in readings}
            for row, reading in readings.items():
                self.lines[row] = reading.line.encode()
            data = b"\n".join(self.lines)
        self.size = len(data)
        self.recipe: Recipe = recipe_for(data)
        self._by_line = squeeze(data, self.recipe)
        self.squeezed = self._by_line.replace(b"\n", b"")
        self.settled = len(self.squeezed) - (self._unsettled(overlap) if overlap else 0)
        self._starts: list[int] | None = None
        self._views: dict[tuple[int, int], View] = {}

    def _unsettled(self, overlap: bytes) -> int:
        """How much of the end is too near to it, but far enough in the overlap for the next chunk to see it whole."""
        return min(_CONTEXT, max(0, len(squeeze(overlap, self.recipe)) - _CONTEXT))

    @property
    def starts(self) -> list[int]:
        """For each line the squeezed offset of its first character."""
        if self._starts is None:
            self._starts = list(accumulate(map(len, self._by_line.split(b"\n")), initial=0))
        return self._starts

    def row_of(self, offset: int) -> int:
        """The line (index into `lines`) that the squeezed character at `offset` stands in."""
        return min(bisect_right(self.starts, offset), len(self.lines)) - 1

    def shown(self, row: int) -> bytes:
        """A line as it was given."""
        return self.own.get(row, self.lines[row])

    def numbers_of(self, start: int, stop: int) -> Sequence[int]:
        """The numbers of the lines that the squeezed characters from `start` to `stop` stand in."""
        return self.numbers[self.row_of(start) : self.row_of(max(start, stop - 1)) + 1]

    def is_line_start(self, offset: int) -> bool:
        """Whether a line begins at a squeezed offset (the end of the text counts)."""
        return self.starts[bisect_right(self.starts, offset) - 1] == offset

    def view(self, first_row: int, last_row: int) -> View:
        """The lines from `first_row` to `last_row`, where they are in the chunk.

        A line feed stands before them unless they begin the chunk, so that a logger's prefix is recognised.
        """
        rows = (max(0, first_row), min(last_row, len(self.lines) - 1))
        if rows not in self._views:
            text = b"\n".join(self.lines[rows[0] : rows[1] + 1]).decode("utf-8", "replace")
            self._views[rows] = View("\n" + text if rows[0] else text, self.recipe)
        return self._views[rows]


def chunks(text: str | bytes | Iterable[bytes], reader: Reader | None = None) -> Iterator[Chunk]:
    """Cut a text into chunks that overlap by a few lines, so that no message is lost at a border.

    Args:
        reader: puts what is in another language into English.
    """
    number = 1
    rest = b""
    for part in _utf8(text):
        data = rest + part
        if len(data) < CHUNK_BYTES:
            rest = data
            continue
        cut = data.rfind(b"\n", len(data) // 2) + 1 or len(data)
        keep = data.rfind(b"\n", 0, cut - _OVERLAP_BYTES) + 1
        keep = keep if cut - keep <= 2 * _OVERLAP_BYTES else cut - _OVERLAP_BYTES
        yield Chunk(data[:cut], number, data[keep:cut], reader)
        number += data.count(b"\n", 0, keep)
        rest = data[keep:]
    if rest:
        yield Chunk(rest, number, reader=reader)


def _utf8(text: str | bytes | Iterable[bytes]) -> Iterator[bytes]:
    """The text as UTF-8 in parts of about a chunk, with line feeds only."""
    if isinstance(text, str):
        parts = _encoded(text)
    else:
        parts = _decoded(_parts(text) if isinstance(text, bytes) else iter(text))
    held = b""
    for part in parts:
        data = held + part
        held = b"\r" if data.endswith(b"\r") else b""
        data = data[: len(data) - len(held)]
        yield data.replace(b"\r\n", b"\n") if b"\r\n" in data else data
    yield held


def _encoded(text: str) -> Iterator[bytes]:
    return (text[at : at + CHUNK_BYTES].encode("utf-8", "replace") for at in range(0, len(text), CHUNK_BYTES))


def _parts(data: bytes) -> Iterator[bytes]:
    return (data[at : at + CHUNK_BYTES] for at in range(0, len(data), CHUNK_BYTES))


def _decoded(parts: Iterator[bytes]) -> Iterator[bytes]:
    first = next(parts, b"")
    encoding = _encoding(first)
    if encoding is None:
        yield first
        yield from parts
        return
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    yield decoder.decode(first).encode("utf-8", "replace")
    for part in parts:
        yield decoder.decode(part).encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")


def _encoding(first: bytes) -> str | None:
    """The encoding, where it is not UTF-8: by its mark, or by the NULs that UTF-16 puts beside plain letters."""
    head = first[:_SNIFFED]
    for mark, encoding in _MARKS.items():
        if first.startswith(mark) and (encoding == "utf-8-sig" or not _is_plain(head[2:])):
            return encoding
    if len(head) >= 8 and head[1::2].count(0) >= 0.4 * len(head):
        return "utf-16-le"
    if len(head) >= 8 and head[::2].count(0) >= 0.4 * len(head):
        return "utf-16-be"
    return None


def _is_plain(head: bytes) -> bool:
    """Printable ASCII, which no UTF-16 is."""
    return len(head) > 2 and sum(byte == 0 or byte > 126 for byte in head) < 0.2 * len(head)


def _parted(lines: list[bytes], first_number: int) -> tuple[list[bytes], list[int]]:
    """Cut very long lines, each part with its line's number."""
    parts: list[bytes] = []
    numbers: list[int] = []
    for number, line in enumerate(lines, first_number):
        parts.extend(line[at : at + LONG_LINE] for at in range(0, len(line) or 1, LONG_LINE))
        numbers.extend([number] * (len(parts) - len(numbers)))
    return parts, numbers
