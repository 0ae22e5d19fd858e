"""Where any of many short words stands in a text, whatever their case: in one pass, by one of two ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import hyperscan

Place = tuple[int, int, str]
"""Where a word begins and ends, and the word."""

_BEGIN = 3
"""So many letters tell most words apart."""
_PAYS = 65_536
"""After so many bytes, what searches faster has saved the time that it takes to be made ready."""


class Search:
    """Looks for some words in one text after another. A start looks at little; a long text, or many, are worth more.

    Args:
        words: in lower case, of ASCII alone.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)
        self._looked_at = 0
        self._lock = Lock()

    def places(self, data: bytes) -> Iterator[Place]:
        """All places, also where words overlap; of two words that begin together, the longer."""
        self._looked_at += len(data)
        return self.fast(data) if self._looked_at > _PAYS else self.simply(data)

    def simply(self, data: bytes) -> Iterator[Place]:
        """The places, found with nothing but a table: to compile an expression would be a tenth of a start."""
        data = data.lower()
        begins, short = self._begins
        here = {data[at : at + _BEGIN] for at in range(len(data))}
        words = [word for begin in begins.keys() & here for word in begins[begin]]
        return _longest([(at, -len(word), word.decode()) for word in (*words, *short) for at in _all(data, word)])

    def fast(self, data: bytes) -> Iterator[Place]:
        """The same, at the speed of Hyperscan, which takes time to be made ready once."""
        words, found = [(len(word), word) for word in self._words], list[tuple[int, int, str]]()

        def note(number: int, _begin: int, end: int, _flags: int, _context: object) -> None:
            size, word = words[number]
            found.append((end - size, -size, word))

        with self._lock:  # probes look at texts at the same time, and a database has room for one search
            self._database.scan(data, match_event_handler=note)
        return _longest(found)

    @cached_property
    def _begins(self) -> tuple[dict[bytes, list[bytes]], list[bytes]]:
        """The words by their first letters, and those that are too short for that."""
        begins: dict[bytes, list[bytes]] = {}
        short: list[bytes] = []
        for word in map(str.encode, self._words):
            (begins.setdefault(word[:_BEGIN], []) if len(word) >= _BEGIN else short).append(word)
        return begins, short

    @cached_property
    def _database(self) -> hyperscan.Database:
        import hyperscan

        database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
        expressions = [word.encode() for word in self._words]
        database.compile(
            expressions=expressions, ids=[*range(len(expressions))], flags=hyperscan.HS_FLAG_CASELESS, literal=True
        )
        return database


def _longest(found: list[tuple[int, int, str]]) -> Iterator[Place]:
    """From left to right, the longest of the words that begin at each place; a size is below 0, to come first."""
    found.sort()
    last = -1
    for at, size, word in found:
        if at > last:
            last = at
            yield at, at - size, word


def _all(data: bytes, word: bytes) -> Iterator[int]:
    at = data.find(word)
    while at >= 0:
        yield at
        at = data.find(word, at + 1)
