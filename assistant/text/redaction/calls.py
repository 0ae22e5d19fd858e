"""Secrets whose place among the arguments says what they are: calls of programs, SQL, protocols of a line each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.looks import is_likely, is_prose
from assistant.text.redaction.name_kind import is_secret
from assistant.text.redaction.nearby import called
from assistant.text.redaction.spans import Span
from assistant.text.redaction.tokens import is_glued
from assistant.text.redaction.values import is_no_secret, quoted

_ARGUMENTS = {
    "mysqli": 2,
    "mysql_connect": 2,
    "pdo": 2,
    "getconnection": 2,
    "sp_addlogin": 1,
    "networkcredential": 1,
    "passwordauthentication": 1,
    "usernamepassword": 1,
    "basicauth": 1,
    "basic_auth": 1,
    "login(": 1,
    "auth=(": 1,
}
"""Which argument of such a call is the password, counted from 0."""
_LINES = {
    "auth ": Pattern(r"AUTH (?:[\w.-]{1,64} )??(\S{4,512})[ \t]*$", re.M),
    "auth\n$": Pattern(r"AUTH\r?\n(?:\$\d+\r?\n\S{1,64}\r?\n)??\$\d+\r?\n(\S{4,512})$", re.M),
    "auth\r\n$": Pattern(r"AUTH\r?\n(?:\$\d+\r?\n\S{1,64}\r?\n)??\$\d+\r?\n(\S{4,512})\r?$", re.M),
    "pass ": Pattern(r"PASS ([^\s/]{4,512})[ \t]*\r?$", re.M),
    "login ": Pattern(r"LOGIN \"?[\w.@-]{1,128}\"? (\S{4,512})[ \t]*\r?$", re.M),
}
"""How Redis, FTP, POP3 and IMAP are told a password."""
_PRINTING = (
    "get-login-password", "print-access-token", "print-identity-token", "get password", "op read", "pass show",
    "find-generic-password", "unlock-key -q", "base64 -d", "base64 --decode", "auth token", "create token",
    "get-access-token", "token create", "wg genkey", "wg genpsk", "openssl rand", "pwgen", "makepasswd", "/dev/urandom",
    "node-token", "get-password", "mkpasswd", "gen-token", "generate-key", "gen_key", "secrets.token_",
)  # fmt: skip
"""Commands that print a secret, alone in the line below."""
_PRINTED = Pattern(r"[^\r\n]{0,200}\r?\n(\S{6,4096})[ \t]*(?:\r?\n|\Z)")
_SCHEMES = frozenset(("LOGIN", "PLAIN", "XOAUTH2", "CRAM-MD5", "NTLM", "TLS", "SSL", "GSSAPI"))
_TO_LIST = Pattern(r"[\w:>. -]{0,40}?[\( ](?=[\"'])", re.A)
_ITEM = Pattern(r"[ \t\r\n]{0,16}(?:[A-Za-z0-9_.:$\\>-]{1,64}|(?=[\"']))")
_COMMA = Pattern(r"[\"']?[ \t\r\n]{0,16},[ \t\r\n]{0,16}")
_INSERT = Pattern(r"(?:insert|replace) into [\w.`\"\[\]]{1,128}[ ]?\(([^()\r\n]{1,1024})\)\s{0,8}values\s{0,8}\(", re.I)
_COLUMN = Pattern(r"[^,]+")
_NEXT_ROW = Pattern(r"[ \t]{0,8}\),\s{0,8}\(")
_ACCOUNTS = Pattern(
    r"chpasswd:\s{0,8}(?:expire:[^\r\n]{1,16}\s{1,16})?list:[^\r\n]{0,8}((?:\r?\n[ \t]{1,16}\S{1,256}:\S{1,256}){1,64})"
)
_ACCOUNT = Pattern(r"[ \t][\w.-]{1,64}:(\S+)")
_CONTENT = Pattern(
    r"secrets:[ \t]*\r?\n(?:[ \t]{1,16}(?!content:)[\w.-]{1,64}:[^\r\n]{0,256}\r?\n){1,16}?[ \t]{1,16}content:"
    r"[ \t]{1,8}([^\s|>][^\r\n]{0,4096})"
)
_MOST_ROWS = 200
_MAIL = Pattern(
    r"334 (?:UGFzc3dvcmQ6|VXNlcm5hbWU6)(?:[^\r\n]{0,16}\r?\n){1,3}[^\r\n]{0,40}?"
    r"([A-Za-z0-9+/]{4,512}={0,2})(?=[\"'\\]{0,2}[ \t]*(?:\r?\n|\Z))"
)
"""A mail server asks for the password in base64, and is told it in the line below."""
_MADE = Pattern(r"random_password[^\x00]{0,400}?[\"']?result[\"']?[ \t]{0,4}[:=][ \t]{0,4}(?=[\"'])")
"""What Terraform keeps of a password that it made."""
_CONNECTS = ("connect(", "authenticate(", "signin(", "sign_in(")


def call(text: str, at: int, end: int, word: str) -> Iterator[Span]:
    """The secrets among what is said after the word that stands here."""
    yield from _FINDERS[word](text, at, end, word)


def _argued(text: str, at: int, end: int, word: str) -> Iterator[Span]:
    if not is_glued(text, at) or word.endswith("("):
        yield from _argument(text, end - word.endswith("("), _ARGUMENTS[word])


def _connecting(text: str, _at: int, end: int, _word: str) -> Iterator[Span]:
    yield from called(text, end)


def _printing(text: str, _at: int, end: int, _word: str) -> Iterator[Span]:
    found = _PRINTED.match(text, end)
    if found and is_likely(found[1]):
        yield found.span(1)


def _accounts(text: str, at: int, _end: int, _word: str) -> Iterator[Span]:
    if found := _ACCOUNTS.match(text, at):
        yield from (each.span(1) for each in _ACCOUNT.finditer(text, *found.span(1)))


def _content(text: str, at: int, _end: int, _word: str) -> Iterator[Span]:
    found = _CONTENT.match(text, at)
    if found and not is_no_secret(found[1]):
        yield found.span(1)


def _kept(text: str, at: int, _end: int, _word: str) -> Iterator[Span]:
    found = _MADE.match(text, at)
    yield from (span for span in (quoted(text, found.end()),) if span) if found else ()


def _mailed(text: str, at: int, _end: int, _word: str) -> Iterator[Span]:
    yield from (found.span(1),) if (found := _MAIL.match(text, at)) else ()


def _line(text: str, at: int, _end: int, word: str) -> Iterator[Span]:
    found = None if is_glued(text, at) else _LINES[word].match(text, at)
    if found is None or found[1] in _SCHEMES or is_prose(found[1]) or is_no_secret(found[1]):
        return
    if "$" in word or any(map(str.isdigit, found[1])):
        yield found.span(1)


def _argument(text: str, at: int, place: int) -> Iterator[Span]:
    begin = _TO_LIST.match(text, at)
    if begin is None:
        return
    spans = _items(text, begin.end(), place + 1)
    if len(spans) > place and (span := spans[place]) and not is_no_secret(text[slice(*span)]):
        yield span


def _items(text: str, at: int, most: int) -> list[Span | None]:
    """The arguments from here; None for one that is not quoted."""
    found: list[Span | None] = []
    while len(found) < most and (item := _ITEM.match(text, at)):
        span = quoted(text, item.end()) if text[item.end() : item.end() + 1] in ("'", '"') else None
        found.append(span)
        comma = _COMMA.match(text, span[1] if span else item.end())
        if comma is None:
            break
        at = comma.end()
    return found


def _inserted(text: str, at: int, _end: int, _word: str) -> Iterator[Span]:
    """The values of a row under the names of secrets: `INSERT INTO users (name, password) VALUES ('me', 'X')`."""
    found = _INSERT.match(text, at)
    if found is None:
        return
    columns = [is_secret(each.strip(' `"[]')) for each in _COLUMN.findall(found[1])]
    begin = found.end()
    for _ in range(_MOST_ROWS if any(columns) else 0):
        spans = _items(text, begin, len(columns))
        yield from (span for span, secret in zip(spans, columns, strict=False) if span and secret and span[1] > span[0])
        last = next((span for span in reversed(spans) if span), None)
        row = _NEXT_ROW.search(text, last[1], last[1] + 256) if last else None
        if row is None:
            return
        begin = row.end()


_FINDERS: dict[str, Callable[[str, int, int, str], Iterator[Span]]] = {
    **dict.fromkeys(_ARGUMENTS, _argued),
    **dict.fromkeys(_LINES, _line),
    **dict.fromkeys(_PRINTING, _printing),
    **dict.fromkeys(_CONNECTS, _connecting),
    **dict.fromkeys(("insert into", "replace into"), _inserted),
    **dict.fromkeys(("334 ugfzc3dvcmq6", "334 vxnlcm5hbwu6"), _mailed),
    "chpasswd:": _accounts,
    "secrets:": _content,
    "random_password": _kept,
}
WORDS = tuple(_FINDERS)
"""What announces such a call, lower-case."""
