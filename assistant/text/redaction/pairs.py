"""Secrets whose name stands in a field of its own, and the data of Kubernetes secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.text.redaction.names import STEMS, is_secret
from assistant.text.redaction.spans import REMOVED, Span
from assistant.text.redaction.values import QUOTE, value_at

_NAME = rf"[\w.-]{{0,48}}?{STEMS}[\w.-]{{0,48}}"
_JOINT = r"(?:[ \t]{0,40}[,;]?[ \t]{0,40}(?:\r?\n[ \t]{0,80})?)"
_FORWARD = re.compile(
    rf"\b(?:name|key|variable|option|property|field)(?:{QUOTE})?\s{{0,8}}[:=]\s{{0,8}}(?:{QUOTE})?(?P<name>{_NAME})(?:{QUOTE})?"
    rf"{_JOINT}(?:{QUOTE})?\bvalue(?:{QUOTE})?\s{{0,8}}[:=]",
    re.I | re.A,
)
_BACKWARD = re.compile(
    rf"\bvalue(?:{QUOTE})?\s{{0,8}}[:=]\s{{0,8}}(?P<open>{QUOTE})?(?P<value>[^\r\n\"'`]{{1,128}}?)(?:{QUOTE})?{_JOINT}(?:{QUOTE})?"
    rf"\b(?:name|key)(?:{QUOTE})?\s{{0,8}}[:=]\s{{0,8}}(?:{QUOTE})?(?P<name>{_NAME})",
    re.I | re.A,
)
_KIND = re.compile(rf"\bkind(?:{QUOTE})?\s{{0,8}}:\s{{0,8}}(?:{QUOTE})?Secret\b", re.A)
_MAP = re.compile(r"(?:^|[\"'])([ \t]{0,40})(?:data|stringData):[ \t]*\r?\n((?:\1[ \t]+\S[^\r\n]*\r?\n?)+)", re.M)
_ENTRY = re.compile(r"^[ \t]+[\w.-]{1,253}:[ \t]+(?![|>])(\S[^\r\n]*)", re.M)
_BLOCK = re.compile(
    r"^([ \t]+)[\w.-]{1,253}:[ \t]+[|>][+-]?\d?[ \t]*\r?\n\1[ \t]+(\S[^\r\n]*(?:\r?\n\1[ \t]+[^\r\n]*)*)", re.M
)
_OBJECT = re.compile(rf"(?:{QUOTE})(?:data|stringData)(?:{QUOTE})\s{{0,8}}:\s{{0,8}}\{{([^{{}}]{{1,65536}})\}}", re.A)
_MEMBER = re.compile(rf":\s{{0,8}}(?:{QUOTE})([^\"'`\\]{{1,65536}})")


def pairs(text: str) -> Iterator[Span]:
    """`{"name": "DB_PASSWORD", "value": "X"}` and the like, in either order."""
    for found in _FORWARD.finditer(text):
        if is_secret(found["name"]):
            span = value_at(text, found.end(), "", prose=False, line_begins=False)
            if span:
                yield span
    for found in _BACKWARD.finditer(text):
        if is_secret(found["name"]) and not found["value"].startswith(REMOVED):
            yield found.span("value")


def kubernetes(text: str) -> Iterator[Span]:
    """All values of the data of a Kubernetes secret: they are only encoded."""
    if "Secret" not in text or not _KIND.search(text):
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
