"""What chance alone has made, wherever it stands: long words in which letters and digits change as in no name.

No word announces them. Nothing is taken out where something harmless explains it: ids, digests, certificates and public
keys, parts of paths and addresses, names of functions.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from assistant.model.pattern import Pattern
from assistant.text.redaction.scrambled import is_encoded, is_scrambled
from assistant.text.redaction.spans import Span
from assistant.text.redaction.values import line_start

if TYPE_CHECKING:
    import hyperscan

_LEAST = 16
_MOST = 256
"""What is longer is data."""
_RUNS = Pattern(r"[A-Za-z0-9]{16,}")
_SHORT = 16_384
_MORE = Pattern(r"[A-Za-z0-9+/_~-]{0,256}={0,2}")
_SIGNS = str.maketrans("", "", "+/=_~-")
_BEFORE = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/_-")
_LABEL = Pattern(
    r"(?:(?:[iu]d(?:-\d)?|sha\d{0,3}|md5|digest|hash|(?:finger|thumb)print|checksum|integrity|etag|cursor|serial(?:no|number)?"
    r"|commit|revision|\brev|\bref|nonce|cert|certificate|ca|bundle|public[-_ ]?(?:key)?|pub[-_]?key|peer|image"
    r"|layer|trace|span|request|version"
    r"|build|cluster|node|index|topic|container|match|\btag|\biv|\bdata|boundary|resource|object|block|blob|inode|session"
    r"|state|challenge|model|machine|boot|file|path|name|ur[il]|href|src|link|agent|x5t|jti|subject|issuer|\b[xyne])"
    r"[\"'`]?(?:[ \t]{0,4}(?:[:=#]|is|->|=>))?[ \t]{0,4}[\"'`\[({<]{0,3}(?:W/\")?)\Z",
    re.I,
)
"""What names the word behind it, and it is no secret."""
_LED = Pattern(
    r"(?:sha\d{1,3}[:=-]|MD5:|h1:|ssh-\w{3,8} |sha2-nistp\d{3} |\|1\||\|1\|[^|\s]{1,48}\|"
    r"|(?:green|yellow|red)[ \t]+(?:open|close)[ \t]+\S{1,48}[ \t]+|[\\.{/?]|[?&]v=|<)\Z",
    re.I,
)
_PATH = Pattern(r"(?:\A|/)[a-z]{3,}(?:/|\Z)")
_NAMED = Pattern(r"\.[A-Za-z]|\(|::|\}|@")
_PUBLIC = (
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
_ROW = Pattern(r"[ \t|>\"'+-]{0,40}[A-Za-z0-9+/]{40,100}={0,2}[\"',\\]{0,3}[ \t]*\r?(?:\n|\Z)")


def shaped(text: str) -> Iterator[Span]:
    """The stretches of a plain text that only chance can have made."""
    done = 0
    for at, end in _runs(text):
        word = text[at:end]
        if at < done or word.islower():
            continue
        begin = at
        while begin > done and text[begin - 1] in _BEFORE and at - begin <= _MOST:
            begin -= 1
        more = _MORE.match(text, end)
        done = more.end() if more else end
        if is_scrambled(text[begin:done].translate(_SIGNS), _LEAST) and not _is_explained(text, begin, done):
            yield begin, done


def _is_explained(text: str, begin: int, end: int) -> bool:
    word = text[begin:end]
    low = max(0, begin - 80)
    return bool(
        end - begin > _MOST
        or word.startswith(_PUBLIC)
        or ("/" in word and (_PATH.search(word) or not is_encoded(word) or "://" in text[low:begin]))
        or _NAMED.match(text, end)
        or _LABEL.search(text, low, begin)
        or _LED.search(text, low, begin)
        or _is_row(text, begin)
    )


def _is_row(text: str, at: int) -> bool:
    """Whether a row of encoded data stands here, and another one above or below it."""
    line = line_start(text, at, 100)
    row = _ROW.match(text, line)
    if row is None:
        return False
    above = line_start(text, line - 1, 100) if line else 0
    return _ROW.match(text, row.end()) is not None or (line > 0 and _ROW.match(text, above) is not None)


def _runs(text: str) -> Iterable[Span]:
    """Where letters and digits of ASCII stand in a row, so many that a word of them may be made by chance."""
    if len(text) <= _SHORT:
        return (found.span() for found in _RUNS.finditer(text))
    found: list[Span] = []
    data = text.encode("ascii", "replace") + b"\n"
    _database().scan(data, match_event_handler=lambda _id, begin, end, *_: found.append((begin, end - 1)))
    return sorted(found)


@lru_cache(maxsize=1)
def _database() -> hyperscan.Database:
    import hyperscan

    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(expressions=[rb"[A-Za-z0-9]{16,}[^A-Za-z0-9]"], flags=[hyperscan.HS_FLAG_SOM_LEFTMOST])
    return database
