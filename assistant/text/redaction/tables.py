"""Tables: a row of a name and its value, or a column under the name of a secret."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.judged import checked
from assistant.text.redaction.looks import is_likely, is_random, is_told
from assistant.text.redaction.name_kind import Kind
from assistant.text.redaction.name_place import Name
from assistant.text.redaction.spans import Span
from assistant.text.redaction.values import line_start

_MOST_ROWS = 200
_RULE = Pattern(r"[ \t]{0,40}[|+:=-][ \t|+:=-]{2,1024}\r?(?:\n|\Z)")
_WIDEST = 512
"""No row of a table is longer."""
_LINE = Pattern(r"[^\r\n]{0,512}")
_CELL = Pattern(r"[ \t]{0,80}\|?[ \t]{0,80}([^|\r\n]{1,512}?)[ \t]{0,512}(?:\||\r?$)", re.M)
_HEADER = Pattern(r"[ \t]{0,40}[A-Z][A-Z0-9_-]*(?:(?: [A-Z0-9_-]+)?[ \t]{2,80}[A-Z][A-Z0-9_-]*)+[ \t]*")
_COMMAS = Pattern(r"[\w. -]{1,64}(?:,[\w. -]{1,64}){1,32}")
_QUOTED_HEAD = Pattern(r"\"[\w. -]{1,64}\"(?:,\"[\w. -]{1,64}\"){1,32}")


def in_table(text: str, name: Name) -> Iterator[Span]:
    """The value in the next cell, or those in the column below."""
    line = line_start(text, name.begin, _WIDEST)
    row = _LINE.match(text, line)
    if row is None or row.end() - line >= _WIDEST:
        return
    if "|" in row.group():
        yield from _barred(text, name, line, row.end())
    elif name.opened and _QUOTED_HEAD.fullmatch(row.group()):
        yield from _separated(text, name, line, row.end())
    elif text[name.end : name.end + 1] in ("", "\n", "\r", " ", ",") and not name.opened:
        beside = name.sep == "," and name.begin == line and "_" in name.word
        if beside and (found := list(_next_field(text, name, row.end()))):
            yield from found
        elif "," in row.group() and _COMMAS.fullmatch(row.group()):
            yield from _separated(text, name, line, row.end())
        elif _HEADER.fullmatch(row.group()):
            yield from _aligned(text, name, line, row.end())


def _barred(text: str, name: Name, line: int, end: int) -> Iterator[Span]:
    below = _next(text, _line_end(text, _next(text, end)))
    if _RULE.match(text, _next(text, end)) and text.startswith(("|", " "), below):
        column = text.count("|", line, name.begin) - (text[line:end].lstrip()[:1] == "|")
        for row in _rows(text, below):
            yield from checked(text, _cell(text, row, column), name.kind, prose=True)
    elif name.sep == "|" and text[line : name.begin].rstrip(" \t\"'`")[-1:] in ("", "|"):
        found = _CELL.match(text, name.end + len(name.closed))
        if found and set(found[1]) - set("-: ") and _fits(text, name, found[1]):
            yield from checked(text, found.span(1), name.kind, prose=True)


def _fits(text: str, name: Name, value: str) -> bool:
    """Whether a cell holds a value: a bar without blanks parts words, and only a password is told in words."""
    if name.kind < Kind.SECRET and " " in value:
        return False
    return text[name.end + len(name.closed)] != "|" or is_likely(value)


def _cell(text: str, row: Span, column: int) -> Span | None:
    shown = text[slice(*row)]
    at = row[0] + len(shown) - len(shown.lstrip()) + (shown.lstrip()[:1] == "|")
    for _ in range(column):
        at = text.find("|", at, row[1]) + 1
        if not at:
            return None
    end = text.find("|", at, row[1])
    return _stripped(text, at, end if end >= 0 else row[1])


def _aligned(text: str, name: Name, line: int, end: int) -> Iterator[Span]:
    offset = name.begin - line
    for begin, stop in _rows(text, _next(text, end)):
        at = begin + offset
        if at < stop and offset and text[at - 1] in " \t" and text[at] not in " \t":
            value = text[at:stop].split(maxsplit=1)[0]
            if is_told(value) or is_random(value):
                yield from checked(text, (at, at + len(value)), name.kind)


def _separated(text: str, name: Name, line: int, end: int) -> Iterator[Span]:
    commas = text.count(",", line, end)
    column = text.count(",", line, name.begin)
    for begin, stop in _rows(text, _next(text, end)):
        cells = text[begin:stop].split(",")
        if len(cells) != commas + 1:
            return
        at = begin + sum(len(cell) + 1 for cell in cells[:column])
        span = _stripped(text, at, at + len(cells[column]))
        if name.kind > Kind.PERHAPS:
            yield from checked(text, span, name.kind, prose=True)


def _next_field(text: str, name: Name, end: int) -> Iterator[Span]:
    """`DB_PASSWORD,X,production`: a row without a head."""
    stop = text.find(",", name.after, end)
    span = _stripped(text, name.after, stop if stop >= 0 else end)
    if span and is_likely(text[slice(*span)]):
        yield from checked(text, span, name.kind)


def _rows(text: str, at: int) -> Iterator[Span]:
    """The lines from here to an empty one."""
    for _ in range(_MOST_ROWS):
        end = _line_end(text, at)
        if at >= len(text) or not text[at:end].strip() or _HEADER.fullmatch(text, at, end):
            return
        if not _RULE.match(text, at):
            yield at, end
        at = _next(text, end)


def _line_end(text: str, at: int) -> int:
    found = _LINE.match(text, at)
    return found.end() if found else at


def _next(text: str, end: int) -> int:
    """Where the line begins after the one that ends here."""
    if text.startswith("\r\n", end):
        return end + 2
    return min(end + 1, len(text))


def _stripped(text: str, begin: int, end: int) -> Span | None:
    while begin < end and text[begin] in " \t\"'":
        begin += 1
    while end > begin and text[end - 1] in " \t\"'":
        end -= 1
    return (begin, end) if end > begin else None
