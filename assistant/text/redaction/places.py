"""Where any of many short words stands in a text, whatever their case: in one pass, by one of two ways."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import hyperscan

Place = tuple[int, int, str]
"""Where a word begins and ends, and the word."""


def found_simply(data: bytes, words: tuple[str, ...]) -> Iterator[Place]:
    """All places, also where words overlap; of two words that begin together, the longer."""
    data = data.lower()
    search = _expression(words).search
    found = search(data)
    while found:
        at, end = found.span()
        yield at, end, found.group().decode()
        found = search(data, at + 1)


def found_fast(data: bytes, words: tuple[str, ...]) -> Iterator[Place]:
    """The same, at the speed of Hyperscan, which takes time to be made ready once."""
    found: list[tuple[int, int]] = []

    def note(word: int, _begin: int, end: int, _flags: int, _context: object) -> None:
        found.append((end - len(words[word]), -word))

    _database(words).scan(data, match_event_handler=note)
    found.sort()
    last = -1
    for at, word in found:  # the words are sorted, so the longest of those that begin here comes first
        if at > last:
            last = at
            yield at, at + len(words[-word]), words[-word]


@lru_cache(maxsize=1)
def _database(words: tuple[str, ...]) -> hyperscan.Database:
    import hyperscan

    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    flags = hyperscan.HS_FLAG_CASELESS
    database.compile(
        expressions=[word.encode() for word in words], ids=list(range(len(words))), flags=flags, literal=True
    )
    return database


@lru_cache(maxsize=1)
def _expression(words: tuple[str, ...]) -> re.Pattern[bytes]:
    return re.compile(_tree(list(words)).encode())


def _tree(words: list[str]) -> str:
    """An expression for any of the words, the longest first, that looks at each letter once."""
    branches: dict[str, list[str]] = {}
    for word in words:
        if word:
            branches.setdefault(word[0], []).append(word[1:])
    if not branches:
        return ""
    forms = [re.escape(letter) + _tree(rest) for letter, rest in branches.items()]
    whole = forms[0] if len(forms) == 1 and "" not in words else f"(?:{'|'.join(forms)})"
    return f"(?:{whole})?" if "" in words else whole
