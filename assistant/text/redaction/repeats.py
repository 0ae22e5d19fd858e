"""What was recognised once as a secret is one wherever it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.text.redaction.looks import is_telling
from assistant.text.redaction.spans import Span

_MOST = 24
"""So many values are looked for one by one; more are found by their words, in one pass however many there are."""
_WORD = re.compile(r"[^\s\"'`,;:=()\[\]{}<>|&@/\\]{8,}")
_LONG = 16


def repeats(text: str, spans: list[Span]) -> Iterator[Span]:
    """The other places of the values in these stretches."""
    values = {text[begin:end].strip("\"' ") for begin, end in spans if 8 <= end - begin <= 4096}
    telling = [value for value in values if is_telling(value)]
    if len(telling) <= _MOST:
        for value in telling:
            yield from _each(text, value)
    else:
        known = frozenset(telling)
        for found in _WORD.finditer(text):
            if found.group() in known:
                yield found.span()


def _each(text: str, value: str) -> Iterator[Span]:
    at = text.find(value)
    while at >= 0:
        end = at + len(value)
        inside = (at and text[at - 1].isalnum()) or text[end : end + 1].isalnum()
        if len(value) >= _LONG or not inside:
            yield at, end
        at = text.find(value, end)
