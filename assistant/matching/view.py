"""A few lines of a text, squeezed with the way back: which characters of the text each squeezed one stands for."""

from __future__ import annotations

import re

from assistant.matching.squeeze import COLOUR, DROPPED, NUMBERING, QUOTED, STAMP, SWAPPED, TAG, Recipe, fold
from assistant.model.holes import IGNORED

_QUIET = re.escape(IGNORED.replace("\\", ""))
_KEPT = re.escape("".join(chr(code) for code in range(33, 127) if chr(code) not in IGNORED + "&#%<^"))


def _escapes(known: dict[str, str]) -> str:
    """Escapes that were escaped again (`\\\\n`, `&amp;quot;`) are still the same escape."""
    plain = "|".join(r"\\+" + old[1:] if old[0] == "\\" else re.escape(old) for old in known)
    return plain.replace("&", "&(?:amp;)*")


def _tokens(before_lines: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?P<keep>[{_KEPT}]+)|(?P<line>\n(?:{QUOTED})?(?P<stamp>{before_lines})?)|(?P<gap>[\x00-\x09\x0b-\x1a\x1c-\x20\x7f{_QUIET}]+)"
        rf"|(?P<colour>{COLOUR}|{TAG})|(?P<drop>{_escapes(DROPPED)})|(?P<swap>{_escapes(SWAPPED)}|&(?:amp;)+)"
        rf"|(?P<sign>[&#%<^])|(?P<other>[^\x00-\x7f])|\\",
        re.IGNORECASE | re.ASCII,
    )


_TOKENS = {
    (False, False): _tokens(r"(?!)"),
    (True, False): _tokens(STAMP),
    (False, True): _tokens(NUMBERING),
    (True, True): _tokens(f"(?:{NUMBERING})?(?:{STAMP})?"),
}


class View:
    """Lines of a text beside their squeezed form.

    Attributes:
        text: the lines as the user gave them.
        squeezed: their squeezed form, without line ends.
        begin, end: for each squeezed character the part of `text` that it stands for.
        spaced: for each squeezed character whether white space stands before it; one more for the end of the text.
        row: for each squeezed character the line of `text` (0-based) it stands in; one more for the end of the text.
        records: rows that begin with a logger's prefix: a new record, unless a message goes on there.
    """

    __slots__ = ("begin", "end", "records", "row", "spaced", "squeezed", "text")

    def __init__(self, text: str, recipe: Recipe) -> None:
        self.text = text
        self.begin: list[int] = []
        self.end: list[int] = []
        self.row: list[int] = []
        self.spaced = bytearray()
        self.records: set[int] = set()
        self.squeezed = self._read(_TOKENS[recipe.stamped, recipe.numbered])

    def _read(self, tokens: re.Pattern[str]) -> str:
        squeezed: list[str] = []
        row = 0
        space = True
        for token in tokens.finditer(self.text):
            kind, whole = token.lastgroup, token.group()
            if kind == "line":
                row += 1
                space = True
                if (token.group("stamp") or "").endswith(": "):
                    self.records.add(row)
                continue
            kept = _kept(kind, whole)
            if not kept:
                space = space or _is_space(kind, whole)
                continue
            self._add(token, len(kept), row, space)
            squeezed.append(kept)
            space = False
        self.row.append(row)
        self.spaced.append(1)
        return "".join(squeezed)

    def _add(self, token: re.Match[str], count: int, row: int, space: bool) -> None:
        start, end = token.span()
        if end - start == count:
            self.begin.extend(range(start, end))
            self.end.extend(range(start + 1, end + 1))
        else:
            self.begin.extend([start] * count)
            self.end.extend([end] * count)
        self.row.extend([row] * count)
        self.spaced.append(space)
        self.spaced.extend(bytes(count - 1))


def _kept(kind: str | None, whole: str) -> str:
    if kind in ("keep", "sign"):
        return whole.lower()
    if kind == "other":
        return "".join(char for char in fold(whole).lower() if char > " " and char not in IGNORED)
    if kind == "swap":
        return _swapped(whole.lower())
    return ""


def _swapped(whole: str) -> str:
    plain = "\\" + whole.lstrip("\\") if whole[0] == "\\" else whole.replace("amp;", "")
    return SWAPPED.get(plain, "&")


def _is_space(kind: str | None, whole: str) -> bool:
    if kind in ("gap", "other"):
        return whole != whole.strip() or len(whole.split()) > 1
    return kind == "drop" and (whole[-1] in "nrtNRT" or whole[0] == "#" or "nbsp" in whole)


def squeeze_literal(text: str) -> str:
    """The squeezed form of a message's literal piece."""
    return View(text, Recipe()).squeezed
