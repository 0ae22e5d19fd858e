"""What was recognised once as a secret is one wherever it stands in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.looks import is_telling
from assistant.text.redaction.spans import Span, merged
from assistant.text.redaction.tokens import is_glued

_MOST = 24
"""So many values are looked for one by one; more are found by their words, in one pass however many there are."""
_SIGNS = "\"'`,;:=()[]{}<>|&@/\\"
_BLANKS = str.maketrans(_SIGNS, " " * len(_SIGNS))
_WORD = Pattern(rf"[^\s{re.escape(_SIGNS)}]{{8,}}")
"""What stands between blanks and these signs."""
_LONG = 16


def repeats(text: str, spans: list[Span]) -> Iterator[Span]:
    """The other places of the values in these stretches."""
    values = {text[begin:end].strip("\"' ") for begin, end in spans if 8 <= end - begin <= 4096}
    rest = _without(text, spans)
    if len(values) > _MOST:
        lines = "\n".join(set(rest.split("\n")))  # a long text has many lines twice
        values &= set(lines.translate(_BLANKS).split())
    again = [value for value in values if value in rest and is_telling(value)] if len(values) <= _MOST else [*values]
    if len(again) <= _MOST:
        for value in again:
            yield from _each(text, value)
        return
    known = frozenset(filter(is_telling, again))
    yield from (found.span() for found in _WORD.finditer(text) if found.group() in known)


def _without(text: str, spans: list[Span]) -> str:
    """The text between the stretches."""
    pieces: list[str] = []
    at = 0
    for begin, end in merged(spans):
        pieces.append(text[at:begin])
        at = end
    return "\n".join((*pieces, text[at:]))


def _each(text: str, value: str) -> Iterator[Span]:
    at = text.find(value)
    while at >= 0:
        end = at + len(value)
        inside = is_glued(text, at) or is_glued(text, end + 1)
        if len(value) >= _LONG or not inside:
            yield at, end
        at = text.find(value, end)
