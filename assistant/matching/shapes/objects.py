"""What an error is about: the path or address that stands beside it, on its left or where a language puts it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from assistant.matching.holes import is_valid
from assistant.model.match import HoleType
from assistant.model.pattern import Pattern
from assistant.model.shape import ObjectKind

_QUOTE = "'\"`\u2018\u2019\u201c\u201d"
_PATH = rf"/[^\s:;,|<>(){_QUOTE}][^\s:;,|<>{_QUOTE}]{{0,250}}|/(?=[\s{_QUOTE}:;,)]|$)"
_QUOTED = rf"[{_QUOTE}](?P<quoted>/[^{_QUOTE}\n]{{0,250}})[{_QUOTE}]"
_LEFT_PATH = Pattern(rf"{_QUOTED}|(?<![\w/.~@:\\-])(?P<bare>{_PATH})")
_SPACED = Pattern(r"(?:^|[\s:])(?:[a-z]{3,9}) (?P<path>/[^:;'\"\n]{1,250})\Z")
"""A path with blanks in it that nothing quotes, as Go writes it: `open /srv/my data/x`."""
_RIGHT_PATH = Pattern(
    rf"\W{{0,3}}(?:in )?(?:: ?|, [a-z]{{2,12}} | @ \w{{2,40}} - |\s)[bu]?"
    rf"(?:{_QUOTED}|(?P<bare>/[^\s{_QUOTE}]{{1,250}})\Z)"
)
"""Python (`: '/x'`), Node (`, open '/x'`), Ruby (` @ rb_sysopen - /x`), Java's classes (`: /x`)."""
_OWN = Pattern(r"/(?:proc/(?:self|thread-self)|dev/(?:fd|stdin|stdout|stderr|pts))(?:/|\Z)")
"""Names that mean something else to each process."""
_SOCKET = Pattern(
    rf"(?:unix:(?://)?|\bunix |\bsocket )[{_QUOTE}]?(?P<socket>/[^\s:;,(){_QUOTE}]{{1,107}})"
    r"|(?P<sock>/[\w./-]{1,100}\.sock)\b"
)
_V6 = r"\[[0-9A-Fa-f:.%\w]{2,45}\]"
_NAME = r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?"
_ADDRESSES = (
    Pattern(rf"->(?P<host>{_V6}|{_NAME}):(?P<port>\d{{1,5}})"),
    Pattern(rf"\bhost='(?P<host>{_NAME})', port=(?P<port>\d{{1,5}})"),
    Pattern(
        rf"(?:\b(?:to|host|at|on)|\bserver) [{_QUOTE}]?(?P<host>{_NAME}|[0-9A-Fa-f:]{{3,39}})[{_QUOTE}]?"
        rf"(?: \([^()]{{1,60}}\))?,?(?: and accepting TCP/IP connections on)? port (?P<port>\d{{1,5}})"
    ),
    Pattern(rf"\b[a-z][a-z0-9+]{{1,15}}://(?:[^\s/@]{{1,100}}@)?(?P<host>{_V6}|{_NAME})(?::(?P<port>\d{{1,5}}))?"),
    Pattern(r"\b(?:tcp|udp)[46]? :(?P<port>\d{1,5})\b"),
    Pattern(rf"(?<![\w.:/-])(?:{_NAME}/)?(?P<host>{_V6}|{_NAME}|\*|::):(?P<port>\d{{1,5}})\b(?![.:]\d)"),
    Pattern(r"(?<![\w.:/-])(?P<host>(?:\d{1,3}\.){3}\d{1,3})(?![\w.-])"),
)


class Named(msgspec.Struct, frozen=True):
    """An object that a line names, and where: before the error or behind it.

    Attributes:
        start: where it begins, when it stands before the error.
    """

    kind: ObjectKind
    object: str = ""
    host: str = ""
    port: str = ""
    start: int = 0


NOTHING = Named(ObjectKind.NONE)


def path_in(left: str, right: str) -> Iterator[Named]:
    """The path, or the two of a rename, that an error is about.

    Args:
        left: what stands before the error's name, without the punctuation that joins both.
        right: what stands behind it.
    """
    found = _RIGHT_PATH.match(right)
    if found:
        yield from _named(found["quoted"] or found["bare"], 0)
        second = re.match(rf"\s*(?:->|,)\s*{_QUOTED}", right[found.end() :])
        if second:
            yield from _named(second["quoted"], 0)
        return
    spaced = _SPACED.search(left)
    if spaced and " /" not in spaced["path"]:
        yield from _named(spaced["path"], spaced.start("path"))
        return
    places = [*_LEFT_PATH.finditer(left)]
    for each in places[-1:] if not re.search(r"\b(?:rename|link|symlink|mv|move)\b", left) else places[-2:]:
        yield from _named(each["quoted"] or each["bare"], each.start())


def _named(path: str, start: int) -> Iterator[Named]:
    path = path.rstrip(".,;:)]} ") or path[:1]
    if (
        path.startswith("/")
        and not path.startswith("//")
        and not _OWN.match(path)
        and is_valid(HoleType.PATH, path)
        and ".." not in path
    ):
        yield Named(ObjectKind.PATH, path, start=start)


def socket_in(left: str, right: str) -> Named | None:
    """The unix socket that an error is about."""
    found = list(_SOCKET.finditer(left)) or list(_SOCKET.finditer(right))
    if not found:
        return None
    path = found[-1]["socket"] or found[-1]["sock"]
    return Named(ObjectKind.SOCKET, path, start=found[-1].start()) if is_valid(HoleType.PATH, path) else None


def address_in(left: str, right: str) -> Named | None:
    """The host and port that an error is about: the nearest on its left, else the first on its right."""
    for side, place in ((left, -1), (right, 0)):
        for form in _ADDRESSES:
            found = [each for each in form.finditer(side) if _is_address(each)]
            if found:
                return _address(found[place])
    return None


def _is_address(found: re.Match[str]) -> bool:
    groups = found.groupdict()
    host, port = _bare(groups.get("host") or ""), groups.get("port") or ""
    if port and not (port.isdecimal() and 0 < int(port) < 65536):
        return False
    # `line:12` of a program and a clock (11:42) look the same.
    plain = re.fullmatch(r"\d+|.*\.(?:go|py|js|ts|rb|c|java|rs|php|lua)", host) is not None
    return (bool(host) or bool(port)) and not plain and (host in ("", "*", "::") or is_valid(HoleType.HOST, host))


def _address(found: re.Match[str]) -> Named:
    groups = found.groupdict()
    host, port = _bare(groups.get("host") or ""), groups.get("port") or ""
    host = "" if not host.strip("*:.0") else host  # every address: *, :: and 0.0.0.0
    shown = f"[{host}]" if ":" in host else host
    return Named(ObjectKind.ADDRESS, f"{shown}:{port}" if port else shown, host, port, found.start())


def _bare(host: str) -> str:
    return host.strip("[]").rstrip(".")
