"""Secrets that single programs write in a way of their own: HAProxy, Bundler, SNMP, Samba's image, Xray, OpenVPN."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.judged import checked
from assistant.text.redaction.made import fits, is_made, is_mixed_up
from assistant.text.redaction.name_kind import Kind
from assistant.text.redaction.spans import Span

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
_VALUE = Pattern(r"[\"']?[:=][ \t]{0,4}[\"']?([0-9A-Fa-f]{32})(?![0-9A-Fa-f])")
_WORD = Pattern(r"([^\s\"',;{}\[\]]{4,256})")
_IDENTIFY = Pattern(r"(?:[\w.-]{1,64}[ \t]+)?([^\s#]{6,256})[ \t]*(?:\r?\n|\Z)")
_AGENT = Pattern(r"([0-9a-f]{64})[ \t]*(?:\r?\n|\Z)")
_SECURE = Pattern(r"[\s\S]{0,400}?\"Value\": \"([^\"\r\n]{4,4096})\"")
_PASSWORD = Pattern(r"([^\"\r\n]{4,128})\"")
_LOGIN_LINES = Pattern(
    r"\S{0,200}(?:auth|pass|cred|login|secret)[\w.-]{0,64}((?:\r?\n[\w.@-]{1,64}:[^\s:]{4,256}(?=\r?\n|\Z)){1,64})"
)
_OF_LINE = Pattern(r":([^\s:]{4,256})")
_SLASHED = Pattern(r"(?:with|as|using|mit|avec|con|com|med|met)[ \t][\"'`]?[\w.@-]{1,64}\Z", re.I)
_ADDRESS = Pattern(r"[^\s\"'<>;]{8,512}")
_PART = Pattern(r"[^/@:?&=]{8,256}")
_GROUPS = Pattern(r"[a-z0-9]{4}(?:-[a-z0-9]{4}){3,7}")
_SERVICES = (
    *("discord", "slack", "tgram", "pover", "gotify", "gotifys", "ntfy", "ntfys", "prowl", "join", "msteams", "mmost"),
    *("rocket", "zulip", "pbul", "rtmp", "rtmps"),
)
"""Addresses of these have a secret for a part."""
_WITH = Pattern(
    r"[^\r\n]{0,80}?\b(?:with|as|using|mit|avec|con|com)[ \t][\"'`]?[\w.@-]{1,64}[ \t]?[/:][ \t]?([^\s\"'`,;/]{6,128})"
)


def program(text: str, at: int, end: int, word: str) -> Iterator[Span]:
    """The secret of the program that writes it after this word."""
    for span in _FINDERS[word](text, at, end):
        yield from checked(text, span, Kind.SECRET)


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
    if lines := _LOGIN_LINES.match(text, end):
        yield from (line.span(1) for line in _OF_LINE.finditer(text, *lines.span(1)) if fits(line[1]))
    found = _OF_FILE.match(text, end)
    yield from (found.span(number) for number in (1, 2) if fits(found[number])) if found else ()


def _slashed(text: str, at: int, end: int) -> Iterator[Span]:
    """`with me / X`"""
    if _SLASHED.search(text, max(0, at - 80), at) and (found := _WORD.match(text, end)) and fits(found[1].rstrip(".")):
        yield found.span(1)


def _of_service(text: str, _at: int, end: int) -> Iterator[Span]:
    """The parts of an address to which only its owner can send: `discord://1/X`, `rtmp://host/live2/X`."""
    whole = _ADDRESS.match(text, end)
    for part in _PART.finditer(whole.group()) if whole else ():
        if is_made(part.group()) or is_mixed_up(part.group()) or _GROUPS.fullmatch(part.group()):
            yield end + part.start(), end + part.end()


def _logged_in(text: str, _at: int, end: int) -> Iterator[Span]:
    """`log in with me / X`"""
    found = _WITH.match(text, end)
    yield from (found.span(1),) if found and fits(found[1].rstrip(".")) else ()


_FINDERS: dict[str, Callable[[str, int, int], Iterator[Span]]] = {
    "stats auth ": _after(_LOGIN),
    "addauth digest ": _after(_LOGIN),
    "identify ": _after(_IDENTIFY),
    "securestring": _after(_SECURE),
    **dict.fromkeys(("clear-text=", 'clear-text="'), _after(_WORD)),
    '"p:': _after(_PASSWORD),
    **dict.fromkeys(("s0_legacy", "s2_unauthenticated", "s2_authenticated", "s2_accesscontrol"), _after(_VALUE)),
    " any ": _after(_AGENT),
    " / ": _slashed,
    **dict.fromkeys((f"{name}://" for name in _SERVICES), _of_service),
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
