"""Private keys: in PEM, whole, cut, or without their head; in PGP's, OpenSSH's and PuTTY's form; in base64."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.spans import REMOVED, Span

_LONGEST = 65_536
_HEAD = Pattern(r"-{2,5} ?BEGIN [A-Z0-9 ]{0,40}(?:OpenVPN [a-z0-9 -]{0,20})?\Z")
_TAIL = Pattern(r"-{2,5} ?END [A-Z0-9 ]{0,40}(?:OpenVPN [a-z0-9 -]{0,20})?\Z")
_KIND_ENDS = Pattern(r"(?: BLOCK)? ?-{2,5}")
_END = Pattern(
    r"-{2,5} ?END [A-Z0-9 ]{0,40}(?:PRIVATE KEY|OpenVPN [a-z0-9 -]{0,20}(?:[Ss]tatic key V\d|key))(?: BLOCK)? ?-{2,5}"
)
_BODY = Pattern(r"[A-Za-z0-9+/=:,\s\\|>\"'-]")
_FIRST = Pattern(r"(?:\s|\\[nr])*[^\s]{1,8192}")
_ROWS = Pattern(
    r"(?:[^\r\n]{0,80}?(?:Proc-Type|DEK-Info|Comment|Version|Charset|Hash): [^\r\n]{0,200}\r?\n)|(?:[ \t|>\"'+-]{0,80}"
    r"[A-Za-z0-9+/=]{0,8192}[\"',\\]{0,4}[ \t]{0,8}(?:\r?\n|\Z))"
)
_DER = Pattern(
    r"(?:MII[A-Za-z0-9+/]{3}IBA|MI[GH][A-Za-z0-9+/]AgE[AB]|MHcCAQEE|MHQCAQEE|MC4CAQAw|MFECAQEw|MIICXAIBAA|b3BlbnNzaC1rZXktdjE)"
    r"[A-Za-z0-9+/=]{8,65536}"
)
_ROW = Pattern(r"\r?\n[ \t|>\"'+-]{0,80}([A-Za-z0-9+/]{16,8192}={0,2}|[A-Za-z0-9+/]{2,64}={1,2})(?![\w:=.-])")
_PEM_IN_BASE64 = Pattern(
    r"LS0tLS1CRUdJTi(?!BDRVJUSUZJQ0FUR|BQVUJMSUM|BUUlVTVEVE|BSU0EgUFVCT)[A-Za-z0-9+/]{8,65536}={0,2}"
)
_PUTTY = Pattern(r"private-lines:[ \t]{0,8}\d{1,4}((?:\r?\n[A-Za-z0-9+/=]{1,128}){1,200})", re.I)

_OF_KEYS = ("private key", "static key v1", "client key---", "server key---")
"""How the heads end of the keys that PEM and OpenVPN write."""
WORDS = (
    *_OF_KEYS,
    "mii",
    "mig",
    "mih",
    "mhcca",
    "mhqca",
    "mc4ca",
    "mfeca",
    "b3blbnnz",
    "ls0tls1crudjti",
    "private-lines:",
)
"""What announces a key, lower-case."""


def private_key(text: str, at: int, end: int, word: str) -> Iterator[Span]:
    """The key that begins, or ends, here."""
    if word in _OF_KEYS:
        yield from _pem(text, at, end - word.endswith("---") * 3)
    elif word == "private-lines:":
        if found := _PUTTY.match(text, at):
            yield found.span(1)
    elif found := (_PEM_IN_BASE64 if word == "ls0tls1crudjti" else _DER).match(text, at):
        yield found.start(), rows(text, found.end())


def rows(text: str, end: int) -> int:
    """Where a text in base64 ends that is broken over rows."""
    last = min(len(text), end + _LONGEST)
    while end < last and text[end] in "\r\n" and (more := _ROW.match(text, end)):
        end = more.end()
    return end


def _pem(text: str, at: int, end: int) -> Iterator[Span]:
    kind = _KIND_ENDS.match(text, end)
    if kind is None:
        return
    low = max(0, at - 48)
    if head := _HEAD.search(text, low, at):
        yield head.start(), _tail(text, kind.end(), text[at:end])
    elif tail := _TAIL.search(text, low, at):
        begin = tail.start()
        first = max(0, begin - _LONGEST, text.rfind("-----", max(0, begin - _LONGEST), begin) + 5)
        while begin > first and _BODY.match(text, begin - 1):
            begin -= 1
        yield _after_removed(text, begin, tail.start()), kind.end()


def _tail(text: str, at: int, sign: str) -> int:
    """Where the key ends whose head ends here: with the next line that names one, where that is an end."""
    following = text.find(sign, at, at + _LONGEST)
    found = _END.search(text, max(at, following - 48), following + 32) if following >= 0 else None
    return found.end() if found else _cut(text, at)


def _cut(text: str, at: int) -> int:
    """Where a key ends whose end is not there."""
    end = at
    while end < len(text) and (row := _ROWS.match(text, end)) and row.end() > end:
        end = row.end()
    first = _FIRST.match(text, at)
    return max(end, first.end() if first else at)


def _after_removed(text: str, begin: int, end: int) -> int:
    place = text.rfind(REMOVED, begin, end)
    return place + len(REMOVED) if place >= 0 else begin
