"""The value of a hole, in the text's own spelling."""

from __future__ import annotations

import html
import re

from assistant.matching.holes import is_valid, shape_of
from assistant.matching.squeeze import COLOUR, STAMP
from assistant.matching.view import View
from assistant.model.match import HoleType

_COLOUR = re.compile(COLOUR, re.IGNORECASE)
_BREAK = re.compile(rf"[ \t\r]*\n(?:{STAMP})?[ \t]*(?:(?:\||│|>)[ \t]*)?", re.IGNORECASE)
_ESCAPED_BREAK = re.compile(r"\\+[nrt](?=\W|\Z|[A-Z])|#01[1-5]")
_EDGES = " \t\r\n'\"`\\|│“”‘’«»,"
_QUOTES = {'"': '"', "'": "'", "`": "`", "“": "”", "‘": "’"}
_OPENING = "([{<"
_PAIRS = {")": "(", "]": "[", "}": "{", ">": "<"}
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_WRAP_COLUMNS = 40


def clean(raw: str, joint: str) -> str:
    """A piece of the text on one line, without colours, escapes and unprintable characters."""
    plain = html.unescape(_COLOUR.sub("", raw)) if "&" in raw or "\x1b" in raw or "33[" in raw else raw
    plain = plain.replace('\\"', '"') if "\\" in plain else plain
    return _UNPRINTABLE.sub("", _BREAK.sub(joint, plain).replace("\t", " "))


def between(view: View, kind: HoleType, start: int, stop: int, lead: str) -> str | None:
    """The value between two literal pieces.

    Args:
        start: squeezed index where the piece before ends.
        stop: squeezed index where the piece after begins.
        lead: what the message itself writes between its piece and the hole.

    Returns:
        The value, or None when it does not fit the type.
    """
    raw = view.text[view.end(start - 1) if start else 0 : view.begin(stop)]
    breaks = view.row(stop) - (view.row(start - 1) if start else 0)
    if breaks > (3 if kind is HoleType.TEXT else 2):
        return None
    return _fit(kind, raw, lead)


def after(view: View, kind: HoleType, start: int, lead: str) -> str | None:
    """The value that begins where the message's last piece ends: the longest run of the type's characters."""
    text = view.text
    at = view.end(start - 1)
    while at < len(text) and text[at] in " \t":
        at += 1
    if lead and text.startswith(lead, at):
        at += len(lead)
    opened = 0
    while at < len(text) and text[at] in "\"'`\\“‘":
        opened, at = at, at + 1
    raw = _run(view, kind, at)
    if opened and text[opened] in _QUOTES and kind is not HoleType.TEXT:
        raw = _quoted(text, at, _QUOTES[text[opened]], raw)
    return _fit(kind, _unclosed(raw) if kind is HoleType.TEXT else raw, "", ends=True)


def before(view: View, kind: HoleType, stop: int) -> str | None:
    """The value that ends where the message's first piece begins."""
    shape = shape_of(kind)
    begin = view.begin(stop)
    line_start = view.text.rfind("\n", 0, begin) + 1
    line = view.text[max(line_start, begin - shape.longest - 8) : begin].rstrip(_EDGES)
    if kind is HoleType.TEXT:
        return _fit(kind, re.split(r"(?:: |\")", line)[-1], "")
    start = len(line)
    while start and shape.run.fullmatch(line[start - 1]):
        start -= 1
    return _fit(kind, line[start:].lstrip(_OPENING + shape.ends), "", ends=True)


def _run(view: View, kind: HoleType, at: int) -> str:
    """The run of the type's characters, over a terminal's wrap when it fills its line."""
    shape = shape_of(kind)
    text = view.text
    limit = min(len(text), at + shape.longest + 1)
    stop = _end_of_run(shape.run, text, at, limit)
    if at < stop < limit and text[stop] == "\n" and _fills_its_line(text, stop):
        return text[at:stop] + text[stop + 1 : _end_of_run(shape.run, text, stop + 1, limit)]
    return text[at:stop]


def _end_of_run(run: re.Pattern[str], text: str, start: int, limit: int) -> int:
    found = run.match(text, start, limit)
    return found.end() if found else start


def _fills_its_line(text: str, stop: int) -> bool:
    """No line is longer than the one that ends here, so it was cut by the width of a terminal."""
    lines = text.split("\n")
    width = stop - (text.rfind("\n", 0, stop) + 1)
    return width >= _WRAP_COLUMNS and width >= max(map(len, lines)) and text[stop + 1 : stop + 2].isalnum()


def _quoted(text: str, at: int, closing: str, default: str) -> str:
    stop = text.find(closing, at, at + 256)
    inside = text[at:stop].rstrip("\\") if stop > at else ""
    return inside if inside and "\n" not in inside else default


def _unclosed(raw: str) -> str:
    """A text up to the quote that closes what was opened before it (`msg="..." error="..."`)."""
    plain = re.sub(r"\\+\"", "\x00\x00", raw)
    for found in re.finditer('"', plain):
        if plain.count('"', 0, found.start()) % 2 == 0 and (found.end() == len(plain) or plain[found.end()] in " ,}])"):
            return raw[: found.start()] if len(plain) == len(raw) else plain[: found.start()].replace("\x00\x00", '"')
    return raw


def _fit(kind: HoleType, raw: str, lead: str, *, ends: bool = False) -> str | None:
    is_text = kind is HoleType.TEXT
    if is_text:
        raw = _ESCAPED_BREAK.sub(" ", raw)
    value = clean(raw, " " if is_text else "").strip(_EDGES)
    value = value.removeprefix(lead) if lead else value
    if ends or is_text:
        value = _rstrip(value, shape_of(kind).ends)
    if is_text:
        value = " ".join(value.split())[: shape_of(kind).longest]
    if kind in (HoleType.CONTAINER, HoleType.IMAGE):
        value = value.removeprefix("/")
    if kind in (HoleType.HOST, HoleType.ADDRESS):
        value = value.removesuffix(".")
    return value if (value or is_text) and is_valid(kind, value) else None


def _rstrip(value: str, ends: str) -> str:
    """Drop a sentence's punctuation from the end, and closing brackets that were not opened in the value."""
    while value and (value[-1] in ends or value[-1] in _PAIRS):
        opening = _PAIRS.get(value[-1])
        if opening is not None and value.count(opening) >= value.count(value[-1]):
            break
        value = value[:-1].rstrip()
    return value
