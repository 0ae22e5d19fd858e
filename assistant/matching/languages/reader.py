"""How the lines of a text are read: in English."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.matching.languages.escapes import unescaped
from assistant.matching.languages.reading import Reading
from assistant.matching.languages.scripts import Scripts

if TYPE_CHECKING:
    from assistant.matching.languages.table import Table
    from assistant.matching.languages.translator import Translator

LoadTable = Callable[[str], "Table"]
"""Gives the table of a group of languages."""


class Reader:
    """Reads lines. For an English text it costs one look, and loads nothing.

    Args:
        marks: what `scripts.marks` made.
        load: gives a table; without it, tables are compiled when they are first needed.
    """

    def __init__(self, marks: bytes, load: LoadTable | None = None) -> None:
        self._scripts = Scripts(marks)
        self._load = load

    def rows(self, lines: list[bytes]) -> dict[int, Reading]:
        """How the lines are read that are not English, by their places in `lines`."""
        return self._rows(b"\n".join(lines))

    def text(self, text: str | bytes) -> str:
        """A text, or one line, in English where it is a program's words in another language; its lines stay lines."""
        text = text if isinstance(text, str) else text.decode("utf-8", "replace")
        found = self._rows(text.encode("utf-8", "replace"))
        lines = text.split("\n") if found else []
        return "\n".join(found[row].line if row in found else line for row, line in enumerate(lines)) or text

    def _rows(self, data: bytes) -> dict[int, Reading]:
        data = unescaped(data)
        groups = self._scripts.groups(data)
        return self._translator.rows(data, groups) if groups else {}

    @cached_property
    def _translator(self) -> Translator:
        from assistant.matching.languages.translator import Translator  # most texts are English

        return Translator(self._load or _compiled_here)


def _compiled_here(group: str) -> Table:
    from assistant.matching.languages.compiled import compiled
    from assistant.matching.languages.table import Table

    return Table(compiled(group))
