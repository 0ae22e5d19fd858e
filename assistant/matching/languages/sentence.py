"""One line, and the texts of other languages that stand in it."""

from __future__ import annotations

import re
from functools import cache

from assistant.matching.languages.fold import composed, fold
from assistant.matching.languages.template import Entry

_MOST = 12
_WIDE_MARKS = str.maketrans({"：": ": ", "，": ", ", "（": " (", "）": ")", "。": ". ", "；": "; "})


class Sentence:
    """Puts a line into English.

    Args:
        text: the line.
        entries: those that may stand in it.

    Attributes:
        language: of the longest text that was found; empty when none was.
    """

    def __init__(self, text: str, entries: list[Entry]) -> None:
        self._text = composed(text)
        self._folded = fold(self._text)
        self._entries = sorted(entries, key=lambda entry: (-entry.letters, entry.form))
        self._left = _MOST
        self.language = ""

    def english(self) -> str:
        """The line, with the longest text that stands in it put into English, then what is beside and inside of it."""
        line = self._part(0, len(self._text))
        return line.translate(_WIDE_MARKS) if self.language else line

    def _part(self, start: int, stop: int) -> str:
        for entry in self._entries if self._left and stop > start else ():
            found = _compiled(entry.form).search(self._folded, start, stop)
            if found is not None:
                self._left -= 1
                self.language = self.language or entry.language
                said = self._said(entry, found)
                return self._part(start, found.start()) + said + self._part(found.end(), stop)
        return self._text[start:stop]

    def _said(self, entry: Entry, found: re.Match[str]) -> str:
        values = {hole: self._part(*found.span(group)) for group, hole in enumerate(entry.order, 1)}
        return "".join(part if isinstance(part, str) else values[part] for part in entry.english)


@cache
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form)
