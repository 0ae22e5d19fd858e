"""Passwords in addresses: `scheme://user:password@host`, whatever the scheme and whatever the password holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.spans import REMOVED, Span
from assistant.text.redaction.values import is_no_secret

WORDS = ("//",)
_USER = Pattern(
    r"[^\s/:@\"'<>|\\]{0,256}(?:\\{1,8}[^\s/:@\"'<>|\\]{1,128}"
    r"|@[^\s/:@\"'<>|\\]{1,128}(?=:[^\s\"'<>]{1,256}@))?:(?P<pw>)",
    re.A,
)
_PLAIN = Pattern(r"[\w.-]{0,64}:([\w+=~.!*%-]{1,128})@[\w.-]{1,253}(?::\d{1,5})?(?=[/\s\"?#]|\Z)", re.A)
"""A user, a password and a host of nothing but letters, digits and signs that mean nothing here."""
_ALONE = Pattern(r"(?P<pw>(?!))?[^\s/:@\"'<>|\\]{1,512}@", re.A)
_NO_PASSWORDS = ("x-oauth-basic", "x-token-auth", "")
_SHORTEST = 6
_EXAMPLES = ("password", "PASSWORD", "pass", "PASS", "pw", "passwd")
"""What stands in the place of a password in examples."""
_AUTHORITY = Pattern(r"[^\s\"<>`/?#]{1,1024}")
_ANYTHING = Pattern(r"[^\s\"<>`]{1,1024}")
_UNQUOTED = Pattern(r"\S{1,1024}")
_PORT = Pattern(r"\d{1,5}(?![^\s/?#\"'<>)\],;])")
_TOKEN = Pattern(
    r"(?=[^@]{0,512}\d)"
    r"(?:[A-Za-z0-9_~.+%=-]{20,512}|(?=[^@]{0,20}[A-Z])[A-Za-z0-9_-]{7,20}|\d{10,20})@",
    re.A,
)
_HOST = Pattern(r"[\w\[$<{%-]")
_NEXT = Pattern(r"[,;|&\s]{0,4}(?:[a-z][a-z0-9+.-]{1,20}:)?//", re.I)


def login(text: str, at: int, end: int, _word: str) -> Iterator[Span]:
    """What stands for the password in an address whose `//` stands here."""
    plain = _PLAIN.match(text, end)
    if plain and plain[1] not in _NO_PASSWORDS:
        yield from () if _is_placeholder(plain[1]) else (plain.span(1),)
        return
    user = _USER.match(text, end) or _ALONE.match(text, end)
    if user is None or text.startswith(REMOVED, user.end()):
        return
    if user["pw"] is None:
        if text[at - 1 : at] == ":" and (found := _TOKEN.match(text, end)):
            yield found.start(), found.end() - 1
        return
    begin = user.end()
    place = _end(text, at, begin)
    if place < begin or not _HOST.match(text, place + 1) or text.startswith("sha256:", place + 1):
        return
    if place == begin or text[begin:place] in _NO_PASSWORDS:
        yield from ((end, begin - 1),) if user.end() - end > _SHORTEST else ()
    elif not _is_placeholder(text[begin:place]):
        yield begin, place


def _end(text: str, at: int, begin: int) -> int:
    """Where the @ stands that ends the password; -1 where none does."""
    if _PORT.match(text, begin):
        return -1
    authority = _AUTHORITY.match(text, begin)
    place = text.rfind("@", begin, authority.end()) if authority else -1
    if place < 0:
        place = _last_login(text, begin, _ANYTHING if _is_quoted(text, at) else _UNQUOTED)
    return place


def _is_placeholder(password: str) -> bool:
    """Whether the password of an example stands there: `http://user:password@proxy`, `http://$USER:$PASS@proxy`."""
    return password in _EXAMPLES or is_no_secret(password)


def _is_quoted(text: str, at: int) -> bool:
    """Whether a quote stands before the address, whose end is the same one."""
    while at > 0 and (text[at - 1].isalnum() or text[at - 1] in "+.-:"):
        at -= 1
    return text[at - 1 : at] in ("'", '"', "`", "<", "(", "=", ">")


def _last_login(text: str, begin: int, pattern: Pattern) -> int:
    """Where the @ stands that ends a password with a slash in it; before the next address, where one follows."""
    whole = pattern.match(text, begin)
    if whole is None:
        return -1
    following = _NEXT.search(text, begin, whole.end())
    return text.rfind("@", begin, following.start() if following else whole.end())
