"""A text too large to hold: read once, in parts, of which only the beginning is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator


class Paste:
    """Parts of a text, each seen once.

    Args:
        parts: of any size; those behind the first `kept` bytes are forgotten as soon as they were looked at.
    """

    def __init__(self, parts: Iterable[bytes], kept: int) -> None:
        self._parts = parts
        self._kept = kept
        self.head = b""
        self.is_cut = False

    def __iter__(self) -> Iterator[bytes]:
        for part in self._parts:
            room = self._kept - len(self.head)
            self.head += part[:room]
            self.is_cut = self.is_cut or len(part) > room
            yield part
