"""What chance alone has made, wherever it stands: long words in which letters and digits change as in no name.

No word announces them. Nothing is taken out where something harmless explains it: ids, digests, certificates and public
keys, parts of paths and addresses, names of functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from assistant.model.pattern import Pattern
from assistant.text.redaction.scrambled import is_encoded, is_scrambled
from assistant.text.redaction.spans import Span, merged
from assistant.text.redaction.values import line_start

if TYPE_CHECKING:
    import hyperscan

_LOCK = Lock()
_LEAST = 16
_MOST = 256
"""What is longer is data."""
_RUNS = Pattern(r"[A-Za-z0-9]{16,}")
_SHORT = 16_384
_MORE = Pattern(r"[A-Za-z0-9+/_~-]{0,8192}={0,2}")
_SIGNS = str.maketrans("", "", "+/=_~-")
_BEFORE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-")
_LABEL_WORDS = (
    "id id-2 uid uuid guid sha sha1 sha256 sha384 sha512 md5 digest hash print checksum integrity etag cursor "
    "serial serialno number commit revision rev ref nonce cert certificate ca bundle public key_pub publickey "
    "public_key public-key pubkey pub_key peer image layer trace span request version build cluster node index "
    "topic container match tag iv data boundary resource object block blob inode session state challenge model "
    "machine boot file path name url uri href src link agent x5t jti kid subject issuer "
)
_LABELS = (*_LABEL_WORDS.split(), "public key")
"""What ends the name of something that is no secret, before the word behind it."""
_BETWEEN = " \t\"'`[({<:=#"
_WIDEST = 12
_LED = Pattern(
    r"(?:\b(?:sha\d{1,3}[:=-]|md5:|h1:|ssh-\w{3,8} |(?:DNSKEY|DS|TLSA|SSHFP)(?: \d{1,5}){2,3} "
    r"|sha2-nistp\d{3} |\b[xyne][\"']?[:=]{1,2}[ \t]?[\"']?|W/\")"
    r"|\|1\||\|1\|[^|\s]{1,48}\||[?&]v=|\b(?:green|yellow|red)[ \t]+(?:open|close)[ \t]+\S{1,48}[ \t]+|<)\Z",
    re.I,
)
_PATH = Pattern(r"(?:\A|/)[a-z]{3,}(?:/|\Z)")
_NAMED = Pattern(r"\.[A-Za-z]|\(|::|\}|@")
_PUBLIC = (
    "sha1-",
    "sha256-",
    "sha384-",
    "sha512-",
    "eyJ",
    "AAAAB3",
    "AAAAC3",
    "AAAAE2",
    "LS0tLS1CRUdJTiBDRVJU",
    "MII",
    "H4sI",
    "_Z",
    "_R",
    "iVBOR",
    "R0lGOD",
    "JVBER",
    "PGh0bW",
)
"""How public keys, certificates, archives, pictures and names of compiled functions begin."""
_ROWS = Pattern(
    r"(?:[ \t|>\"'+-]{0,40}[A-Za-z0-9+/]{40,100}={0,2}[\"',\\]{0,3}[ \t]*\r?\n)"
    r"(?:[ \t|>\"'+-]{0,40}[A-Za-z0-9+/]{4,100}={0,2}[\"',\\]{0,3}[ \t]*\r?(?:\n|\Z)){1,500}"
)
"""Rows of encoded data: certificates and files."""


def shaped(text: str, known: Iterable[Span]) -> Iterator[Span]:
    """The stretches of a plain text that only chance can have made.

    Args:
        known: what is secret for other reasons, and needs no look.
    """
    spans = merged(known)
    at_span = done = 0
    for at, end in _runs(text):
        while at_span < len(spans) and spans[at_span][1] <= at:
            at_span += 1
        if at < done or (at_span < len(spans) and spans[at_span][0] <= at):
            continue
        word = text[at:end]
        if word.islower() or word.isdigit():
            continue
        if rows := _ROWS.match(text, line_start(text, at, 100)):
            done = rows.end()
            continue
        begin, done = _whole(text, at, end, done)
        if is_scrambled(text[begin:done].translate(_SIGNS), _LEAST) and not _is_explained(text, begin, done):
            yield begin, done


def _whole(text: str, at: int, end: int, done: int) -> Span:
    """The run with what else a word in base64 may have."""
    begin = at
    while begin > done and text[begin - 1] in _BEFORE and at - begin <= _MOST:
        begin -= 1
    more = _MORE.match(text, end)
    return begin, more.end() if more else end


def _is_explained(text: str, begin: int, end: int) -> bool:
    word = text[begin:end]
    low = max(0, begin - 80)
    return bool(
        end - begin > _MOST
        or word.startswith(_PUBLIC)
        or ("/" in word and (_PATH.search(word) or not is_encoded(word) or "://" in text[low:begin]))
        or _NAMED.match(text, end)
        or _is_labelled(text[low:begin])
    )


def _is_labelled(before: str) -> bool:
    """Whether what stands before a word names it, and it is no secret."""
    label = before.rstrip(_BETWEEN).lower()
    if label.endswith(_LABELS) and len(before) - len(label) <= _WIDEST:
        return True
    return before.endswith(("\\", ".", "{", "/", "?")) or _LED.search(before) is not None


def _runs(text: str) -> Iterable[Span]:
    """Where letters and digits of ASCII stand in a row, so many that a word of them may be made by chance."""
    if len(text) <= _SHORT:
        return (found.span() for found in _RUNS.finditer(text))
    found: list[Span] = []
    data = text.encode("ascii", "replace") + b"\n"
    with _LOCK:  # probes look at texts at the same time, and a database has room for one search
        _database().scan(data, match_event_handler=lambda _id, begin, end, *_: found.append((begin, end - 1)))
    return sorted(found)


@lru_cache(maxsize=1)
def _database() -> hyperscan.Database:
    import hyperscan

    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(expressions=[rb"[A-Za-z0-9]{16,}[^A-Za-z0-9]"], flags=[hyperscan.HS_FLAG_SOM_LEFTMOST])
    return database
