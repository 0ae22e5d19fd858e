"""The value of a hole, in the text's own spelling."""

from __future__ import annotations

import re

from assistant.matching.holes import is_valid, shape_of
from assistant.matching.view import LONG_LINE, View
from assistant.model.match import HoleType
from assistant.model.pattern import Pattern

_BREAK = Pattern(r"[ \t│┃║|]*\n[ \t│┃║|+>]*")
_ESCAPED_QUOTE = Pattern(r"\\+(?=[\"'/])")
_UNPRINTABLE = Pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffd]")
_EDGES = " \t\r\n'\"`\\|│┃║,"
_QUOTES = "\"'`"
_OPENING = "([{<"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_BREAKS_IN_VALUE = 2
_BREAKS_IN_TEXT = 3
_COLUMNS = frozenset({79, 80, 99, 100, 119, 120, 131, 132, 159, 160, 199, 200, LONG_LINE})


def clean(raw: str) -> str:
    """A piece of the text on one line, without unprintable characters."""
    return " ".join(_UNPRINTABLE.sub("", raw).split())


def between(view: View, kind: HoleType, start: int, stop: int, around: tuple[str, str]) -> str | None:
    """The value between two literal pieces.

    Args:
        start: squeezed index where the piece before ends.
        stop: squeezed index where the piece after begins.
        around: what the message itself writes between its pieces and the hole.

    Returns:
        The value, or None when it does not fit the type.
    """
    raw = view.original(view.end(start - 1) if start else 0, view.begin(stop))
    breaks = view.row(stop) - (view.row(start - 1) if start else 0)
    if breaks > (_BREAKS_IN_TEXT if kind is HoleType.TEXT else _BREAKS_IN_VALUE):
        return None
    value = _inner(kind, raw)
    value = value.removeprefix(around[0]).lstrip() if around[0] else value
    value = value.removesuffix(around[1]).rstrip() if around[1] else value
    return _valid(kind, value)


def after(view: View, kind: HoleType, start: int, lead: str) -> str | None:
    """The value that begins where the message's last piece ends: the longest run of the type's characters.

    Args:
        start: squeezed index where that piece ends.
        lead: what the message itself writes between it and the hole.
    """
    text = view.text
    begin = view.end(start - 1)
    end = _line_end(text, begin)
    line = _ESCAPED_QUOTE.sub("", view.original(begin, min(end, begin + 4 * shape_of(kind).longest))).lstrip(" \t\\")
    line = line.removeprefix(lead)
    if kind is HoleType.TEXT:
        value = _unclosed(line.split("\r")[0])
    elif line[:1] in _QUOTES and line[1:].find(line[:1]) > 0:
        value = line[1 : line.index(line[0], 1)]
    else:
        line = line.lstrip(_QUOTES + _OPENING)
        value = _run(kind, line)
        if value and len(value) == len(line) and _is_wrapped(view, begin, end):
            value += _run(kind, view.original(end, _line_end(text, end + 1)).lstrip("\n"))
    return _valid(kind, _ended(kind, _inner(kind, value)))


def before(view: View, kind: HoleType, stop: int) -> str | None:
    """The value that ends where the message's first piece begins, at the squeezed index `stop`."""
    shape = shape_of(kind)
    begin = view.begin(stop)
    line_start = view.text.rfind("\n", 0, begin) + 1
    line = view.original(max(0, line_start - 1, begin - 4 * shape.longest), begin).lstrip("\n")
    line = _UNPRINTABLE.sub("", _ESCAPED_QUOTE.sub("", line)).rstrip(_EDGES)
    if kind is HoleType.TEXT:
        return _valid(kind, _inner(kind, re.split(r"(?:: |\"|\r)", line)[-1]))
    start = len(line)
    while start and shape.run.fullmatch(line[start - 1]):
        start -= 1
    return _valid(kind, _ended(kind, line[start:].lstrip(_OPENING + shape.ends)))


def is_one_word(view: View, start: int, stop: int) -> bool:
    """Whether a squeezed stretch is one word, or words in quotes, on one line."""
    raw = view.original(view.end(start - 1) if start else 0, view.begin(stop)).strip(" \t\\")
    return "\n" not in raw and (" " not in raw or (raw[0] in _QUOTES and raw[0] == raw[-1]))


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _run(kind: HoleType, line: str) -> str:
    found = shape_of(kind).run.match(_UNPRINTABLE.sub("", line))
    run = found.group() if found else ""
    return run if run[1:3] in (":\\", ":/") or run.startswith("\\\\") else run.split("\\")[0]


def _is_wrapped(view: View, begin: int, end: int) -> bool:
    """The line that ends here is exactly as long as a terminal is wide, or as the line before it."""
    text = view.text
    start = text.rfind("\n", 0, begin) + 1
    width_before = start - 1 - (text.rfind("\n", 0, max(0, start - 1)) + 1)
    is_record = text.count("\n", 0, end) + 1 in view.records
    return (
        not is_record and (end - start in _COLUMNS or end - start == width_before) and text[end + 1 : end + 2].isalnum()
    )


def _unclosed(line: str) -> str:
    """A text up to the quote that closes what was opened before it (`msg="..." error="..."`)."""
    opened = ""
    for at, char in enumerate(line):
        if char == '"':
            closes = at + 1 == len(line) or line[at + 1] in " ,}])"
            if not opened and closes:
                return line[:at]
            opened = "" if opened else char
    return line


def _inner(kind: HoleType, raw: str) -> str:
    """The value without quotes, frames and line ends; a terminal's wrap in the middle of a word leaves no trace."""
    joint = " " if kind is HoleType.TEXT else ""
    value = _UNPRINTABLE.sub("", _ESCAPED_QUOTE.sub("", _BREAK.sub(joint, raw))).strip(_EDGES)
    return " ".join(value.split())[: shape_of(kind).longest] if kind is HoleType.TEXT else value


def _ended(kind: HoleType, value: str) -> str:
    """Without a sentence's punctuation at the end, and without closing brackets that were not opened in the value."""
    ends = shape_of(kind).ends
    while value and (value[-1] in ends or value[-1] in _PAIRS):
        opening = _PAIRS.get(value[-1])
        if opening is not None and value.count(opening) >= value.count(value[-1]):
            break
        value = value[:-1].rstrip()
    return value


def _valid(kind: HoleType, value: str) -> str | None:
    if kind in (HoleType.CONTAINER, HoleType.IMAGE):
        value = value.removeprefix("/")
    if kind in (HoleType.HOST, HoleType.ADDRESS):
        value = value.removesuffix(".")
    return value if (value or kind is HoleType.TEXT) and is_valid(kind, value) else None
