"""Lines of a text, put into English where they are a program's words in another language."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from assistant.matching.languages.reading import Reading
from assistant.matching.languages.sentence import Sentence
from assistant.matching.languages.table import Table

MOST_LINES = 1000
"""Different lines of a text that are put into English; what has more of them is no paste of errors."""


class Translator:
    """Finds what programs print in other languages.

    Args:
        load: gives the table of a group of languages.
    """

    def __init__(self, load: Callable[[str], Table]) -> None:
        self._load = load
        self._tables: dict[str, Table] = {}

    def rows(self, data: bytes, groups: Iterable[str]) -> dict[int, Reading]:
        """How the lines of a text are read that are not English, by their places in it; the others are left out.

        Args:
            groups: those whose texts are looked for.
        """
        lines = data.split(b"\n")
        pieces: dict[int, dict[tuple[str, int], None]] = {}
        for group in groups:
            row, end = 0, len(lines[0])
            for stop, literal in self._table(group).hits(data):
                while stop > end:
                    row += 1
                    end += 1 + len(lines[row])
                pieces.setdefault(row, {})[group, literal] = None
        known: dict[bytes, Reading | None] = {}
        for row, each in sorted(pieces.items()):
            if lines[row] not in known and len(known) < MOST_LINES:
                known[lines[row]] = self._read(lines[row], each)
        found = {row: known.get(lines[row]) for row in pieces}
        return {row: reading for row, reading in found.items() if reading is not None}

    def _table(self, group: str) -> Table:
        if group not in self._tables:
            self._tables[group] = self._load(group)
        return self._tables[group]

    def _read(self, line: bytes, pieces: Iterable[tuple[str, int]]) -> Reading | None:
        entries = [entry for group, literal in pieces for entry in self._table(group).entries(literal)]
        sentence = Sentence(line.decode("utf-8", "replace"), entries)
        english = sentence.english()
        return Reading(english, sentence.language) if sentence.language else None
