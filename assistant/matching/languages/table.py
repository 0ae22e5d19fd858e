"""The compiled tables of a script, loaded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import hyperscan
import msgspec

from assistant.matching.languages.compiled import Stored
from assistant.matching.languages.tables import Pair
from assistant.matching.languages.template import Entry, entry_of

MOST_HITS = 20_000
"""Pieces that are looked at in a part of a text; what has more of them was made to have them."""


class Table:
    """Finds the texts of a group's languages.

    Args:
        blob: what `compiled` made.

    Raises:
        ValueError: it was made by another version, or for another kind of processor.
    """

    def __init__(self, blob: bytes) -> None:
        try:
            stored = msgspec.msgpack.decode(blob, type=Stored)
            self._database = hyperscan.loadb(stored.database, hyperscan.HS_MODE_BLOCK)
            self._database.scratch = hyperscan.Scratch(self._database)
        except (msgspec.DecodeError, hyperscan.HyperscanError) as error:
            raise ValueError(f"not a compiled table of languages: {error}") from error
        self._uses = stored.uses
        self._pairs = stored.pairs
        self._entries: dict[int, Entry | None] = {}

    def hits(self, data: bytes) -> list[tuple[int, int]]:
        """Where pieces of texts end, in order: the offset, and the piece; the first `MOST_HITS`."""
        found: list[tuple[int, int]] = []

        def note(literal: int, _start: int, stop: int, _flags: int, _context: object) -> bool:
            found.append((stop, literal))
            return len(found) >= MOST_HITS

        with suppress(hyperscan.ScanTerminated):
            self._database.scan(data, match_event_handler=note)
        return found

    def entries(self, literal: int) -> Iterator[Entry]:
        """The texts that have a piece."""
        for number in self._uses[literal]:
            if number not in self._entries:
                self._entries[number] = entry_of(msgspec.msgpack.decode(self._pairs[number], type=Pair))
            entry = self._entries[number]
            if entry is not None:
                yield entry
