"""A secret beside its user or its door, where no name tells of it: `admin/X`, `me@host:X`, `app/X@db`, `/hooks/X`.

What stands there is a secret where it looks made, or typed by a person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.judged import checked
from assistant.text.redaction.made import fits, is_made, is_mixed_up
from assistant.text.redaction.name_kind import Kind
from assistant.text.redaction.spans import Span
from assistant.text.redaction.tokens import is_glued
from assistant.text.redaction.values import line_start

_BESIDE = Pattern(r"[ \t]{0,4}[\"'`]?([^\s\"'`/,;<>|()]{6,256})(?=[\"'`)\].,;]?(?:\s|\Z))")
_HEX = Pattern(r"([0-9A-Za-z._-]{8,256})")
_JOIN = Pattern(r"K1[01][0-9a-f]{64}\Z")
_QUOTED = Pattern(r"([^\"\r\n]{4,256})(?=\")")
_DOOR = Pattern(
    r"(?:catch/\d{1,12}/)([A-Za-z0-9]{6,32})(?=/|\s|\Z)|"
    r"(?:[\w-]{1,48}/){0,5}?(?=[\w-]{0,256}\d)([A-Za-z0-9_-]{16,256}|[A-Z0-9]{6,16}/[A-Za-z0-9_-]{12,256})(?![\w.-])"
)
_LINES = Pattern(r"[ \t]*((?:\r?\n[ \t]{0,8}[\w.@-]{1,64}[ \t]{0,8}[=:][ \t]{0,8}[^\s\[][^\r\n]{3,256}){1,64})")
_LINE = Pattern(r"[=:][ \t]{0,8}(\S{4,256})[ \t]*(?:\r?\n|\Z)")
_DOMAIN = r"@(?:[\w-]{1,63}\.){1,4}[a-z]{2,16}"
_MAIL = Pattern(rf"{_DOMAIN}:([^\s:/\"']{{6,128}}|(?:[a-z]{{4}} ){{3}}[a-z]{{4}})(?=[\"']?[ \t]*(?:\r?\n|\Z))")
_ADDED = Pattern(rf"{_DOMAIN}[ \t]{{1,4}}(?:\"([^\"\r\n]{{6,128}})\"|'([^'\r\n]{{6,128}})'|(\S{{6,128}}))")
_LOGIN = Pattern(rf"{_DOMAIN} / [\"']?([^\s\"'/]{{6,128}})")
_OF_ID = Pattern(r"(?:\A|[\s\"'=-])[a-z_][\w.-]{0,31}:([^\s:\"']{6,64})\Z")
_PLACED = Pattern(r"(?<![\w./:@-])[A-Za-z_][\w.-]{0,31}/([^\s:@/\"'<>]{6,64})\Z", re.A)
_PAIR = Pattern(r"\"[\w.@-]{1,64}\" \"([^\"\s]{6,256})\"[ \t]*(?:\r?\n|\Z)")
_JAAS = Pattern(r"user_[\w.-]{1,64}=\"([^\"\s]{4,256})\"")
_NEW = Pattern(r"[^\s-]\S{0,64}(?=[ \t])")
_ARGUMENT = Pattern(r"[ \t][\"']?([^\s\"'/=:-][^\s\"'=:]{5,128})(?=[\"']?(?:\s|\Z))")
_PROXMOX = Pattern(r"@p(?:am|ve)!\S{1,64}=([0-9a-f-]{36})")
_NEXT_WORD = Pattern(r"[\w.@-]{1,64}[ \t]{1,4}[\"']?([^\s\"'=:/;,]{6,128})(?=[\s\"';]|\Z)")
_CHAP = Pattern(r"[ \t]{0,8}[\"']?([^\s\"']{4,128})[\"']?(?=[ \t]{1,8}\*|[ \t]*(?:\r?\n|\Z))")
_HASH = Pattern(r"md5[0-9a-f]{32}\Z")


def account(text: str, at: int, end: int, word: str) -> Iterator[Span]:
    """The secret that belongs to the user, or to the door, that stands here."""
    for span in _FINDERS[word](text, at, end):
        yield from checked(text, span, Kind.SECRET)


def _of_user(text: str, at: int, end: int) -> Iterator[Span]:
    """`admin/X`"""
    if not is_glued(text, at) and text[at - 1 : at] not in ("/", "-", ".", "_", "@"):
        yield from _beside(text, at, end)


def _beside(text: str, _at: int, end: int) -> Iterator[Span]:
    """`u: me p: X`"""
    found = _BESIDE.match(text, end)
    yield from (found.span(1),) if found and fits(found[1]) else ()


def _of_server(text: str, at: int, end: int) -> Iterator[Span]:
    """A token with which nodes join k3s: `K10...::server:X`."""
    if found := _HEX.match(text, end):
        lead = _JOIN.search(text, max(0, at - 80), at)
        yield lead.start() if lead else found.start(1), found.end(1)


def _of_kind(text: str, _at: int, end: int) -> Iterator[Span]:
    """How /etc/ipsec.secrets names the kind of a secret: `me : EAP "X"`."""
    yield from (found.span(1),) if (found := _QUOTED.match(text, end)) else ()


def _of_door(text: str, _at: int, end: int) -> Iterator[Span]:
    """The last part of an address to which whoever knows it may send."""
    found = _DOOR.match(text, end)
    if found and (found[1] or is_made(found[2].rpartition("/")[2]) or is_mixed_up(found[2])):
        yield found.span(found.lastindex or 0)


def _in_list(text: str, _at: int, end: int) -> Iterator[Span]:
    """`me = X` below `[admins]`."""
    if found := _LINES.match(text, end):
        yield from (each.span(1) for each in _LINE.finditer(text, *found.span(1)))


def _of_address(text: str, at: int, _end: int) -> Iterator[Span]:
    """`me@host:X` alone in a line, `add me@host X`, and `app/X@db`."""
    if login := _LOGIN.match(text, at):
        yield from (login.span(1),) if fits(login[1]) else ()
    elif mail := _MAIL.match(text, at):
        yield from (mail.span(1),) if not mail[1].isdigit() else ()
    elif (added := _ADDED.match(text, at)) and (
        is_made(added[added.lastindex or 0]) or (added.lastindex != 3 and fits(added[added.lastindex or 0]))
    ):
        yield added.span(added.lastindex or 0)
    elif (placed := _PLACED.search(text, max(0, at - 100), at)) and text[at + 1 : at + 2].isalnum():
        yield from (placed.span(1),) if is_made(placed[1]) or is_mixed_up(placed[1]) else ()


def _of_id(text: str, at: int, _end: int) -> Iterator[Span]:
    """`me:X:1000`"""
    found = _OF_ID.search(text, max(0, at - 100), at)
    yield from (found.span(1),) if found and fits(found[1]) else ()


def _in_pair(text: str, at: int, _end: int) -> Iterator[Span]:
    """`"me" "X"` alone in a line, as PgBouncer lists its users."""
    found = _PAIR.match(text, line_start(text, at, 80))
    yield from (found.span(1),) if found and (fits(found[1]) or _HASH.match(found[1])) else ()


def _in_jaas(text: str, at: int, _end: int) -> Iterator[Span]:
    """`user_me="X"` of Kafka."""
    yield from (found.span(1),) if (found := _JAAS.match(text, at)) else ()


def _added(text: str, _at: int, end: int) -> Iterator[Span]:
    """`user add me X`: what fits behind the name of a user who is made."""
    if found := _NEW.match(text, end):
        yield from (word.span(1) for word in _ARGUMENT.finditer(text, found.end(), found.end() + 160) if fits(word[1]))


def _after_user(text: str, _at: int, end: int) -> Iterator[Span]:
    """`user me X`"""
    found = _NEXT_WORD.match(text, end)
    yield from (
        (found.span(1),)
        if found and (fits(found[1]) and not found[1].isalpha() and any(map(str.isdigit, found[1])))
        else ()
    )


def _between(text: str, _at: int, end: int) -> Iterator[Span]:
    """A line of PPP's chap-secrets: `"me" * "X" *`."""
    found = _CHAP.match(text, end)
    yield from (found.span(1),) if found and fits(found[1]) else ()


def _sent(text: str, _at: int, end: int) -> Iterator[Span]:
    """`send "X\\r"` of expect."""
    found = _QUOTED.match(text, end)
    value = found[1].strip() if found else ""
    yield from ((found.start(1), found.start(1) + len(value)),) if found and fits(value) else ()


def _of_token(text: str, at: int, _end: int) -> Iterator[Span]:
    """`root@pam!ci=X` of Proxmox."""
    yield from (found.span(1),) if (found := _PROXMOX.match(text, at)) else ()


_FINDERS: dict[str, Callable[[str, int, int], Iterator[Span]]] = {
    **dict.fromkeys(("admin/", "admin / ", "admin:", "root/", "root / ", "root:", "postgres/", "postgres:"), _of_user),
    **dict.fromkeys((" p:", "/p:", " pw:", "/pw:", " p ="), _beside),
    **dict.fromkeys(("::server:", "::node:"), _of_server),
    **dict.fromkeys((': eap "', ': psk "', ': xauth "', ': pin "', ': rsa "'), _of_kind),
    **dict.fromkeys(("hooks/", "hook/", "webhook/", "/wh/", "/notify/"), _of_door),
    **dict.fromkeys(("[admins]", "[passwords]", "[secrets]", "[credentials]", "[basicauth]"), _in_list),
    **dict.fromkeys((":1000", ":1001", ":1002"), _of_id),
    **dict.fromkeys(
        (
            "user add ",
            "user create ",
            "adduser ",
            "add_user ",
            "createuser ",
            "add user ",
            "user_create ",
            "ctl register ",
        ),
        _added,
    ),
    **dict.fromkeys(('send "', 'send -- "'), _sent),
    **dict.fromkeys(("@pam!", "@pve!"), _of_token),
    **dict.fromkeys(("user ", "username ", "+login "), _after_user),
    **dict.fromkeys(('" * ', " l2tpd ", " pptpd ", "option key "), _between),
    "@": _of_address,
    '" "': _in_pair,
    "user_": _in_jaas,
}
WORDS = tuple(_FINDERS)
"""What announces such a place, lower-case."""
