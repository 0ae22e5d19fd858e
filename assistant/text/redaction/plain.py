"""The commonest carriers, `NAME=X` alone in a line and `"name": "X"`, by an expression each before any closer look.

They say no more than the closer look does; most of the secrets of a list of variables or of a configuration are found
so, several times as fast.
"""

from __future__ import annotations

from assistant.model.pattern import Pattern
from assistant.text.redaction.judged import checked
from assistant.text.redaction.name_kind import Kind, kind_of
from assistant.text.redaction.spans import Span

_LONGEST = 96
_VARIABLE = Pattern(
    r"[ \t]{0,24}(?:- |export |ENV )?(?P<name>[A-Z][A-Z0-9_]{2,63})="
    r"(?P<value>[A-Za-z0-9+@%!^*~._-][A-Za-z0-9+/@%!^*~._-]{7,255})"
    r"(?=\r?\n|\Z)"
)
_MEMBER = Pattern(
    r"\"(?P<name>[A-Za-z][A-Za-z0-9_.-]{2,63})\": ?\"(?P<value>[A-Za-z0-9+@%!^*~._-][^\"\\\r\n$`']{3,255})\"(?=[,\s}])"
)


def plainly(text: str, at: int) -> Span | None:
    """The secret after the name that has this place in it; None where it takes a closer look."""
    low = max(0, at - _LONGEST)
    line = text.rfind("\n", low, at) + 1
    found = _VARIABLE.match(text, line) if line or not low else None
    if found is None:
        quote = text.rfind('"', max(line, low), at)
        found = _MEMBER.match(text, quote) if quote >= 0 else None
    if found is None or not found.start("name") <= at < found.end("name"):
        return None
    if kind_of(found["name"]) is not Kind.SECRET:
        return None
    return next(checked(text, found.span("value"), Kind.SECRET), None)
