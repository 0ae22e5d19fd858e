"""Secrets whose name stands in a field of its own, and the data of Kubernetes secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.blocks import block
from assistant.text.redaction.elements import in_element
from assistant.text.redaction.judged import checked
from assistant.text.redaction.name_kind import Kind
from assistant.text.redaction.name_place import Name
from assistant.text.redaction.spans import REMOVED, Span
from assistant.text.redaction.values import QUOTE, bare, quoted

_NAMES = (
    r"(?:name|(?:parameter|option|setting)?_?key|(?:parameter|option)_?name|variable|option|property|field|env|var"
    r"|parameter|setting|label|entry|header|k|n|id|title|type)"
)
_VALUES = r"(?:[a-z_]{0,16}value|val|content|default|data|plaintext|text|string|v)"
_KEY = Pattern(
    rf"(?<![A-Za-z]){_NAMES}(?:{QUOTE})?(?:\s{{0,8}}[:=]\s{{0,8}}(?:{QUOTE})?|>\s{{0,40}})\Z",
    re.I | re.A,
)
_BETWEEN = frozenset(" \t\r\n\"'`\\")
_SIGNS = frozenset(":=>")
_FORWARD = Pattern(
    rf"[^{{}}\r\n]{{0,160}}?(?:\r?\n(?![ \t]*-[ \t])[^{{}}\r\n]{{0,160}}?){{0,3}}?"
    rf"(?<![A-Za-z]){_VALUES}(?:{QUOTE})?(?:\s{{0,8}}(?P<sep>[:=])[ \t]{{0,8}}|(?P<tag>>))",
    re.I | re.A,
)
_BACKWARD = Pattern(
    rf"(?<![A-Za-z]){_VALUES}(?:{QUOTE})?\s{{0,8}}[:=]\s{{0,8}}"
    rf"(?:(?P<quote>{QUOTE})(?P<quoted>.{{1,256}}?)(?P=quote)|(?P<bare>[^\r\n\"'`]{{1,256}}?))"
    rf"[ \t]{{0,40}}[,;]?[ \t]{{0,40}}(?:\r?\n[ \t]{{0,80}})?"
    rf"(?:{QUOTE})?{_NAMES}(?:{QUOTE})?\s{{0,8}}[:=]\s{{0,8}}(?:{QUOTE})?\Z",
    re.I | re.A,
)
_KIND = Pattern(rf"kind(?:{QUOTE})?\s{{0,8}}:\s{{0,8}}(?:{QUOTE})?Secret\b", re.A)
_MAP = Pattern(r"(?:^|[\"'])([ \t]{0,40})(?:data|stringData):[ \t]*\r?\n((?:\1[ \t]+\S[^\r\n]*\r?\n?)+)", re.M)
_ENTRY = Pattern(r"^[ \t]+[\w.-]{1,253}:[ \t]+(?![|>])(\S[^\r\n]*)", re.M)
_BLOCK = Pattern(
    r"^([ \t]+)[\w.-]{1,253}:[ \t]+[|>][+-]?\d?[ \t]*\r?\n\1[ \t]+(\S[^\r\n]*(?:\r?\n\1[ \t]+[^\r\n]*)*)", re.M
)
_OBJECT = Pattern(rf"(?:{QUOTE})(?:data|stringData)(?:{QUOTE})\s{{0,8}}:\s{{0,8}}\{{([^{{}}]{{1,65536}})\}}", re.A)
_MEMBER = Pattern(rf":\s{{0,8}}(?:{QUOTE})([^\"'`\\]{{1,65536}})")


def paired(text: str, name: Name) -> Iterator[Span]:
    """`{"name": "DB_PASSWORD", "value": "X"}` and the like, in either order."""
    if name.kind < Kind.LIKELY or not is_field(text, name):
        return
    found = list(_forward(text, after, name)) if (after := _FORWARD.match(text, name.end)) else []
    yield from found
    if not found and (before := _BACKWARD.search(text, max(0, name.begin - 400), name.begin)):
        yield from checked(text, before.span("quoted" if before["quoted"] else "bare"), name.kind)


def is_field(text: str, name: Name) -> bool:
    """Whether the name is itself the value of a field: `name: DB_PASSWORD`."""
    at = name.begin
    low = max(0, at - 24)
    while at > low and text[at - 1] in _BETWEEN:
        at -= 1
    return text[at - 1 : at] in _SIGNS and _KEY.search(text, max(0, name.begin - 48), name.begin) is not None


def _forward(text: str, after: re.Match[str], name: Name) -> Iterator[Span]:
    at = after.end()
    if after["tag"]:
        yield from in_element(text, at, name.kind)
        return
    if after["sep"] == ":" and (found := block(text, at, after.start("sep") - 1)):
        yield from found
        return
    yield from checked(text, quoted(text, at) or bare(text, at), name.kind)


def kubernetes(text: str) -> Iterator[Span]:
    """All values of the data of a Kubernetes secret: they are only encoded."""
    if "stringData" not in text and ("Secret" not in text or not _KIND.search(text)):
        return
    for found in _MAP.finditer(text):
        for pattern in (_ENTRY, _BLOCK):
            for entry in pattern.finditer(text, found.start(2), found.end(2)):
                if not entry[entry.lastindex or 0].startswith(REMOVED):
                    yield entry.span(entry.lastindex or 0)
    for found in _OBJECT.finditer(text):
        for member in _MEMBER.finditer(text, found.start(1), found.end(1)):
            if not member[1].startswith(REMOVED):
                yield member.span(1)
