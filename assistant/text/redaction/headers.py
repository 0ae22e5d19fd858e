"""Headers whose whole line is secret: `Authorization: Bearer X`, `Cookie: sid=X`, Go's `Authorization:[Bearer X]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.name_place import Name
from assistant.text.redaction.spans import REMOVED, Span
from assistant.text.redaction.values import QUOTE, is_no_secret

_SCHEME = Pattern(
    rf"[ \t]{{0,8}}(?:{QUOTE})?[ \t]{{0,8}}\[?(?:{QUOTE})?"
    r"(?:(?:basic|bearer|digest|token|apikey|negotiate|aws4[\w-]{0,40})[ \t]{1,4})?",
    re.I,
)
_REFUSED = Pattern(
    r"(?:denied|failed|required|invalid|missing|error|not |header|server|none|is |by |the "
    r"|disabled|enabled|name |(?:bearer|basic|on|off|true|false)[\"']?\s*$)",
    re.I | re.M,
)
_LINE = Pattern(r"[^\r\n]{1,8192}")


def header(text: str, name: Name) -> Iterator[Span]:
    """What stands behind the name of a header, in quotes or brackets or to the end of its line."""
    scheme = _SCHEME.match(text, name.after)
    begin = scheme.end() if scheme else name.after
    line = _LINE.match(text, begin)
    if line is None:
        return
    lead = text[name.after : begin]
    quote = next((char for char in lead if char in "\"'`"), "") or name.opened[-1:]
    ends = [text.find(char, begin, line.end()) for char in (quote, "]" if "[" in lead else "") if char]
    yield from _secret(text, begin, min([each for each in ends if each >= 0], default=line.end()))


def in_line(text: str, begin: int, end: int) -> list[Span]:
    """The same of a header whose value, without quotes and brackets, is known to stand here."""
    scheme = _SCHEME.match(text, begin, end)
    return _secret(text, scheme.end() if scheme else begin, end)


def _secret(text: str, begin: int, end: int) -> list[Span]:
    if text.startswith(REMOVED, begin) or _REFUSED.match(text, begin):
        return []
    while end > begin and text[end - 1] in "\\ ":
        end -= 1
    return [] if is_no_secret(text[begin:end]) else [(begin, end)]
