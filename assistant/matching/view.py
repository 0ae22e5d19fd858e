"""A few lines of a text, squeezed with the way back: which characters of the text each squeezed one stands for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from assistant.matching.squeeze import (
    COLOUR,
    DROPPED,
    KEPT_RETURN,
    NUMBERING,
    QUOTED,
    RETURN,
    STAMP,
    SWAPPED,
    TAG,
    Recipe,
    fold,
)
from assistant.text.holes import IGNORED

LONG_LINE = 1024
"""Bytes; longer lines come in parts."""

_QUIET = re.escape(IGNORED.replace("\\", ""))
_KEPT = re.escape("".join(chr(code) for code in range(33, 127) if chr(code) not in IGNORED + "&#%<^"))


_QUOTES = "“”„‘’‚«»′″"


def _escapes(known: dict[str, str]) -> str:
    """Escapes that were escaped again (`\\\\n`, `&amp;quot;`) are still the same escape."""
    plain = "|".join(r"\\+" + old[1:] if old[0] == "\\" else re.escape(old) for old in known)
    return plain.replace("&", "&(?:amp;)*")


@cache
def _tokens(stamped: bool, numbered: bool) -> re.Pattern[str]:
    before_lines = (f"(?:{NUMBERING})?" if numbered else "") + (f"(?:{STAMP})?" if stamped else "")
    gap = rf"[\x00-\x09\x0b-\x1a\x1c-\x20\x7f{_QUIET}]"
    return re.compile(
        rf"{gap}*(?:(?P<keep>[{_KEPT}]+)|(?P<line>\n(?:{QUOTED})?(?P<stamp>{before_lines}))|(?P<colour>{COLOUR}|{TAG})"
        rf"|(?P<return>{RETURN})|(?P<drop>{_escapes(DROPPED)})|(?P<swap>{_escapes(SWAPPED)}|&(?:amp;)+)|(?P<sign>[&#%<^])"
        rf"|(?P<other>[^\x00-\x7f])|\\)"
        rf"|{gap}+",
        re.IGNORECASE | re.ASCII,
    )


class View:
    """Lines of a text beside their squeezed form.

    Attributes:
        text: the lines as the user gave them.
        squeezed: their squeezed form, without line ends.
        records: rows that begin with a logger's prefix: a new record, unless a message goes on there.
    """

    __slots__ = ("_at", "_begin", "_end", "_odd", "_rows", "_spaced", "records", "squeezed", "text")

    def __init__(self, text: str, recipe: Recipe) -> None:
        self.text = text
        self.records: set[int] = set()
        self._rows = [0]
        self._spaced = {0}
        self._at: list[int] = []
        self._begin: list[int] = []
        self._end: list[int] = []
        self._odd: list[tuple[int, int, str]] = []
        self.squeezed = self._read(_tokens(recipe.stamped, recipe.numbered))

    def begin(self, index: int) -> int:
        """Where the part of `text` begins that a squeezed character stands for."""
        token = bisect_right(self._at, index) - 1
        return self._begin[token] + (index - self._at[token] if self._is_plain(token) else 0)

    def end(self, index: int) -> int:
        """Where the part of `text` ends that a squeezed character stands for."""
        token = bisect_right(self._at, index) - 1
        return self._begin[token] + index - self._at[token] + 1 if self._is_plain(token) else self._end[token]

    def row(self, index: int) -> int:
        """The line of `text` (0-based) that a squeezed character stands in; of the index after the last, the last."""
        return bisect_right(self._rows, index) - 1

    def row_start(self, index: int) -> int:
        """The first squeezed character on the same line."""
        return self._rows[self.row(index)]

    def row_stop(self, index: int) -> int:
        """The end of the squeezed characters on the same line."""
        row = self.row(index) + 1
        return self._rows[row] if row < len(self._rows) else len(self.squeezed)

    def is_spaced(self, index: int) -> bool:
        """Whether white space, a line end or the text's border stands before a squeezed character."""
        return index in self._spaced

    def is_parted(self, index: int) -> bool:
        """Whether anything that was left out (white space, a quote) stands before a squeezed character."""
        return index in self._spaced or index == len(self.squeezed) or self.end(index - 1) < self.begin(index)

    def is_scattered(self, start: int, stop: int, most_breaks: int) -> bool:
        """Whether more than so many line ends stand between two neighbours of a squeezed stretch."""
        first, last = self.row(start), self.row(stop - 1)
        return any(self._rows[row] == self._rows[row + most_breaks] for row in range(first + 1, last - most_breaks + 1))

    def original(self, begin: int, end: int) -> str:
        """A part of `text` in its own spelling, but without escapes, colours and what stands before lines.

        Line ends are line feeds in it, escaped line ends are carriage returns, all other white space is blanks.
        """
        parts: list[str] = []
        for first, last, plain in self._odd[bisect_left(self._odd, (begin,)) :]:
            if first >= end:
                break
            parts += (self.text[begin:first], plain)
            begin = last
        return "".join([*parts, self.text[begin:end]])

    def _is_plain(self, token: int) -> bool:
        stop = self._at[token + 1] if token + 1 < len(self._at) else len(self.squeezed)
        return stop - self._at[token] == self._end[token] - self._begin[token]

    def _read(self, tokens: re.Pattern[str]) -> str:
        kept: list[str] = []
        at = 0
        for token in tokens.finditer(self.text):
            kind = token.lastgroup
            begin, end = token.span(kind) if kind else (token.end(), token.end())
            if _has_space(self.text[token.start() : begin]):
                self._spaced.add(at)
            part = token.group(kind) if kind == "keep" else self._special(kind, token, at)
            if part:
                kept.append(part)
                self._at.append(at)
                self._begin.append(begin)
                self._end.append(end)
                at += len(part)
        self._spaced.add(at)
        return "".join(kept).lower()

    def _special(self, kind: str | None, token: re.Match[str], at: int) -> str:
        """What is kept of a token that is no plain text."""
        if kind is not None and kind != "sign":
            self._odd.append((*token.span(kind), _original(kind, token.group(kind))))
        if kind == "line":
            self._spaced.add(at)
            self._rows.append(at)
            if token.group("stamp").endswith(": "):
                self.records.add(len(self._rows) - 1)
            return ""
        if kind is None:
            return ""
        whole = token.group(kind)
        if (kind == "drop" and _is_blank(whole)) or whole.isspace():
            self._spaced.add(at)
        return _kept(kind, whole)


def _has_space(gap: str) -> bool:
    return gap == " " or (gap != "" and (gap != gap.strip() or len(gap.split()) > 1))


def _original(kind: str, whole: str) -> str:
    """What a token stands for where the text is quoted."""
    if kind == "line":
        return "\n"
    if kind == "return":
        return whole
    if kind == "swap":
        return _swapped(whole.lower())
    if kind == "drop":
        return "\r" if _is_blank(whole) and whole[-1] not in "t1" else " " if _is_blank(whole) else '"'
    if kind == "other":
        return whole if whole.isalnum() else " " if whole.isspace() else '"' if whole in _QUOTES else fold(whole)
    return ""


def _kept(kind: str, whole: str) -> str:
    if kind == "sign":
        return whole
    if kind == "return":
        return KEPT_RETURN
    if kind == "other":
        return "".join(char for char in fold(whole) if char > " " and char not in IGNORED)
    return _swapped(whole.lower()) if kind == "swap" else ""


def _swapped(whole: str) -> str:
    plain = "\\" + whole.lstrip("\\") if whole[0] == "\\" else whole.replace("amp;", "")
    return SWAPPED.get(plain, "&")


def _is_blank(escape: str) -> bool:
    return escape[-1] in "nrtNRT" or escape[0] == "#" or "nbsp" in escape.lower()


def squeeze_literal(text: str) -> str:
    """The squeezed form of a message's literal piece."""
    return View(text, Recipe()).squeezed
