"""Passwords in addresses: `scheme://user:password@host`, whatever the scheme and whatever the password holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.text.redaction.pattern import Pattern
from assistant.text.redaction.spans import REMOVED, Span

WORDS = ("//",)
_USER = Pattern(r"[^\s/:@\"'<>|\\]{0,256}(?:\\{1,8}[^\s/:@\"'<>|\\]{1,128})?(?::(?P<pw>)|@)", re.A)
_AUTHORITY = Pattern(r"[^\s\"<>`/?#]{1,1024}")
_ANYTHING = Pattern(r"[^\s\"<>`]{1,1024}")
_PORT = Pattern(r"\d{1,5}(?![^\s/?#\"'<>)\],;])")
_TOKEN = Pattern(r"(?=[^@]{0,512}\d)(?:[A-Za-z0-9_~.+%=-]{20,512}|(?=[^@]{0,20}[A-Z])[A-Za-z0-9]{10,20})@", re.A)
_HOST = Pattern(r"[\w\[$<{%-]")
_NEXT = Pattern(r"[,;|&\s]{0,4}(?:[a-z][a-z0-9+.-]{1,20}:)?//", re.I)


def login(text: str, at: int, end: int, _word: str) -> Iterator[Span]:
    """What stands for the password in an address whose `//` stands here."""
    user = _USER.match(text, end)
    if user is None:
        return
    if user["pw"] is None:
        if text[at - 1 : at] == ":" and (found := _TOKEN.match(text, end)):
            yield found.start(), found.end() - 1
        return
    begin = user.end()
    if text.startswith(REMOVED, begin):
        return
    authority = _AUTHORITY.match(text, begin)
    place = text.rfind("@", begin, authority.end()) if authority else -1
    if place < 0 and not _PORT.match(text, begin):
        place = _last_login(text, begin)
    if place > begin and _HOST.match(text, place + 1) and not text.startswith("sha256:", place + 1):
        yield begin, place


def _last_login(text: str, begin: int) -> int:
    """Where the @ stands that ends a password with a slash in it; before the next address, where one follows."""
    whole = _ANYTHING.match(text, begin)
    if whole is None:
        return -1
    following = _NEXT.search(text, begin, whole.end())
    return text.rfind("@", begin, following.start() if following else whole.end())
