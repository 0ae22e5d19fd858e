"""Secrets that single programs write in a way of their own: HAProxy, Bundler, SNMP, Samba's image, Xray, OpenVPN."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.made import fits
from assistant.text.redaction.spans import REMOVED, Span
from assistant.text.redaction.values import is_no_secret

_LOGIN = Pattern(r"[\"']?[\w.@-]{1,64}:([^\s\"']{4,256})")
_BUNDLED = Pattern(r"[A-Z0-9_]{2,64}[\"']?[:=][ \t]{0,4}[\"']?[\w.-]{1,64}:([^\s\"']{4,256})")
_QUOTED = Pattern(r"\"([^\"\r\n]{6,256})\"")
_OF_SAMBA = Pattern(r"[\w.@ -]{1,64};([^;\"'\r\n]{4,128})(?=[;\"'\\])")
_UUID = Pattern(r"\"id\"[ \t]{0,4}:[ \t]{0,4}\"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\"")
_OF_QUERY = Pattern(r"[^\s&\"'<>]{3,256}")
_USER = Pattern(r"[?&]u(?:ser(?:name)?)?=[^\s&\"']{1,64}\Z")
_OF_FILE = Pattern(
    r"\S{0,200}(?:auth|pass|cred|login|secret)[\w.-]{0,64}\r?\n([^\s:=]{3,128})\r?\n([^\s:=]{6,256})[ \t]*(?:\r?\n|\Z)"
)
_WITH = Pattern(
    r"[^\r\n]{0,80}?\b(?:with|as|using|mit|avec|con|com)[ \t][\"'`]?[\w.@-]{1,64}[ \t]?[/:][ \t]?([^\s\"'`,;/]{6,128})"
)


def program(text: str, at: int, end: int, word: str) -> Iterator[Span]:
    """The secret of the program that writes it after this word."""
    for begin, stop in _FINDERS[word](text, at, end):
        value = text[begin:stop]
        if REMOVED not in value and not is_no_secret(value):
            yield begin, stop


def _after(pattern: Pattern) -> Callable[[str, int, int], Iterator[Span]]:
    """What this expression finds right behind the word."""

    def find(text: str, _at: int, end: int) -> Iterator[Span]:
        if found := pattern.match(text, end):
            yield found.span(1)

    return find


def _each(pattern: Pattern, longest: int) -> Callable[[str, int, int], Iterator[Span]]:
    """All that this expression finds in the rest of the line, or in so many characters."""

    def find(text: str, _at: int, end: int) -> Iterator[Span]:
        stop = text.find("\n", end, end + longest)
        yield from (found.span(1) for found in pattern.finditer(text, end, stop if stop >= 0 else end + longest))

    return find


def _of_query(text: str, at: int, end: int) -> Iterator[Span]:
    """`?u=me&p=X`"""
    if _USER.search(text, max(0, at - 80), at) and (found := _OF_QUERY.match(text, end)):
        yield found.span()


def _of_file(text: str, _at: int, end: int) -> Iterator[Span]:
    """A file of two lines, a user and a password, that somebody shows: `cat auth.txt`."""
    found = _OF_FILE.match(text, end)
    yield from (found.span(number) for number in (1, 2) if fits(found[number])) if found else ()


def _logged_in(text: str, _at: int, end: int) -> Iterator[Span]:
    """`log in with me / X`"""
    found = _WITH.match(text, end)
    yield from (found.span(1),) if found and fits(found[1].rstrip(".")) else ()


_FINDERS: dict[str, Callable[[str, int, int], Iterator[Span]]] = {
    "stats auth ": _after(_LOGIN),
    "bundle_": _after(_BUNDLED),
    "createuser ": _each(_QUOTED, 256),
    **dict.fromkeys(('-u "', "-u '", '-u \\"'), _after(_OF_SAMBA)),
    '"clients"': _each(_UUID, 2048),
    **dict.fromkeys(("&p=", "&pw="), _of_query),
    "cat ": _of_file,
    **dict.fromkeys(("log in ", "login ", "logged in ", "sign in "), _logged_in),
}
WORDS = tuple(_FINDERS)
"""What such a secret stands behind, lower-case."""
