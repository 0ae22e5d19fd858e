"""The commonest carriers, each by one expression: `NAME=X` and `name: X` in a line, `"name": "X"`, fields, headers.

What they say is what the closer look says, several times as fast. Most secrets of a list of variables or of a
configuration are found so.
"""

from __future__ import annotations

import re

from assistant.model.pattern import Pattern
from assistant.text.redaction.assigned import begins_line
from assistant.text.redaction.headers import in_line
from assistant.text.redaction.judged import secret_in
from assistant.text.redaction.name_kind import Kind, kind_of
from assistant.text.redaction.spans import Span

_LONGEST = 96
_VALUE = r"[A-Za-z0-9+/@!^*~._-][A-Za-z0-9+/@!^*~._=-]{2,255}(?<!\.)"
"""No sign in it ends a value or begins anything else."""
_LINE = Pattern(
    r"[ \t]{0,24}(?:- |export |ENV )?(?P<name>[A-Za-z][A-Za-z0-9_-]{2,63})"
    rf"(?P<sep>=|: |(?:=|: )(?P<quote>[\"']))(?P<value>{_VALUE})(?(quote)(?P=quote))(?=\r?\n|\Z)"
)
_QUOTED = Pattern(
    r"\"(?P<name>[A-Za-z][A-Za-z0-9_.-]{2,63})(?P<sep>\": ?\"|=)"
    rf"(?P<value>(?<=\")[A-Za-z0-9+@!^*~._-][^\"\\\r\n$`']{{3,255}}|(?<==){_VALUE})\"(?=[,}}\]]|\s{{0,80}}(?:[}}\]\r\n]|\Z))"
)
_HEADER = Pattern(
    r"(?:[<>*] |[ \t]{0,24})(?P<name>(?:[Pp]roxy-)?[Aa]uthorization|(?:[Ss]et-)?[Cc]ookie)(?P<sep>: )"
    r"(?P<value>[A-Za-z0-9][^\r\n\"'`\\\[\]]{3,4096}[A-Za-z0-9=])(?=\r?\n|\Z)"
)
_FIELD = Pattern(rf" (?P<name>[A-Za-z][A-Za-z0-9_-]{{2,63}})(?P<sep>=)(?P<value>{_VALUE})(?=[ \t])")
_NOTHING, _SECRET, _WHOLE_LINE = Kind.NOTHING, Kind.SECRET, Kind.HEADER
"""A member of an enumeration takes longer to look up than a value to judge."""
_PATHS = ("PWD", "OLDPWD")


def plainly(text: str, at: int) -> list[Span] | None:
    """The secret after the name that has this place in it, if it is one; None where it takes a closer look."""
    low = max(0, at - _LONGEST)
    line = text.rfind("\n", low, at) + 1
    quote = text.rfind('"', line or low, at)
    found = None
    if quote >= 0:
        found = _QUOTED.match(text, quote)
    elif line or not low:
        found = _LINE.match(text, line) or _HEADER.match(text, line)
    found = found or _field(text, text.rfind(" ", line or low, at))
    return _judged(found) if found and at < found.end("name") else None


def _field(text: str, at: int) -> re.Match[str] | None:
    """`password=X` between others in a line: at its beginning it would reach to the line's end."""
    found = _FIELD.match(text, at) if at >= 0 else None
    return found if found and not begins_line(text, at + 1) else None


def _judged(found: re.Match[str]) -> list[Span] | None:
    name, sep, value = found.group("name", "sep", "value")
    kind = kind_of(name)
    if kind is _NOTHING or (name in _PATHS and value[0] in "/~"):
        return []
    if kind is _WHOLE_LINE and sep == ": ":
        return in_line(found.string, *found.span("value")) or None
    if kind is not _SECRET or (len(value) < 7 and value.isdigit()):
        return None
    secret = secret_in(found.string, found.span("value"), kind, prose=sep == ": ")
    return [secret] if secret else None
