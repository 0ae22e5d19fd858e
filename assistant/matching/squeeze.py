"""The squeezed form of a text, in which messages are looked for.

Case, white space, quotes, back-slashes, frames, colours and escapes are gone from it, from messages and texts alike. So
a message that a terminal wrapped in the middle of a word, that JSON escaped twice, or that lost its line ends is the
same string of bytes as the message in the tree. `view.py` makes the same form slowly, with the way back to the text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

import msgspec

from assistant.text.holes import IGNORED

STAMP = (
    r"(?:[a-z]{3}\.? [ \d]?\d (?:\d{4} )?\d\d:\d\d:\d\d[.\d]*"
    r"|\d{4}-\d\d-\d\d[t ]\d\d:\d\d:\d\d[.,\d]*(?:z|[+-]\d\d:?\d\d)?)"
    r" [\w.-]{1,64} [\w.@/()-]{1,64}(?:\[\d{1,8}\])?: "
)
"""`Nov 20 12:00:00 host dockerd[123]: `, in lower case: what journald and syslog put before each line."""

NUMBERING = r"[ \t]{0,8}\d{1,6}[:.)|\t ][ \t]{0,4}"
"""What `cat -n`, `nl` and `grep -n` put before each line."""

COLOUR = (
    r"(?:\x1b|(?:\\+(?:x1b|u001b|033|e)|#033|\^\[)(?=\[))"
    r"(?:\[[0-?]{0,40}[ -/]{0,4}[@-~]|\][^\x07\x1b\n]{0,500}(?:\x07|\x1b\\)|[()][0-9a-b]|[=>78c-o])?"
)
"""A terminal's escape sequence, raw or as journald, rsyslog, JSON and editors spell the escape character."""

TAG = r"</?(?:br|p|div|span|code|pre|b|i|em|strong|a|font|li|ul|ol|td|tr|table)(?: [^<>\n]{0,200})?/?>"

DROPPED = {
    **dict.fromkeys((r"\n", r"\r", r"\t", r"\u00a0"), ""),
    **dict.fromkeys((r"\u0022", r"\u0027", r"\u2018", r"\u2019", r"\u201c", r"\u201d"), ""),
    **dict.fromkeys(("#011", "#012", "#015"), ""),
    **dict.fromkeys(("&quot;", "&apos;", "&nbsp;", "&#34;", "&#39;", "&#039;", "&#x27;", "&#x22;"), ""),
}
SWAPPED = {
    r"\u003c": "<",
    r"\u003e": ">",
    r"\u0026": "&",
    r"\u2026": "...",
    "&lt;": "<",
    "&gt;": ">",
    "%2f": "/",
    "%3a": ":",
}

RETURN = r"\\+r(?='|’)"
"""A carriage return as GNU programs spell it at the end of a name that they quote, `'php\\r'`: a part of the name."""
KEPT_RETURN = "^m"

QUOTED = r" ?>[ \t>]{0,16}"
"""What mail and Markdown put before each line of a quotation."""

_LOWER = bytes(range(65)) + bytes(range(97, 123)) + bytes(range(91, 256))
_REMOVED = bytes(set(range(33)) - {10}) + b"\x7f" + IGNORED.encode()
_COLOURED = (b"\x1b", b"33[", b"1b[", b"^[[", b"\\e[")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_SIGNS = {
    sign: [(old.encode(), new.encode()) for old, new in (DROPPED | SWAPPED).items() if old[0] == sign]
    for sign in "\\#&%"
}
_HEAD_LINES = 20
_ENOUGH_NUMBERED = 3


@cache
def _compiled(pattern: str) -> re.Pattern[bytes]:
    """Compiled when a text first needs it: most need few, and the start should be quick."""
    return re.compile(pattern.encode())


class Recipe(msgspec.Struct, frozen=True):
    """What stands before each line of a text and is no part of any message."""

    stamped: bool = False
    numbered: bool = False


def recipe_for(data: bytes) -> Recipe:
    """See whether the lines of a text carry a logger's prefix or line numbers."""
    return Recipe(stamped=b": " in data and b":" in data[:65536], numbered=_is_numbered(data))


def squeeze(data: bytes, recipe: Recipe) -> bytes:
    """Squeeze a text (UTF-8, its errors tolerated); line feeds stay, so that lines can still be counted."""
    if b"\\r" in data:
        data = _compiled(RETURN).sub(KEPT_RETURN.encode(), data)
    if not data.isascii():
        data = _fold(data)
    data = data.translate(_LOWER)
    if any(sign in data for sign in _COLOURED):
        data = _compiled(COLOUR).sub(b"", data)
    if b"</" in data or b"<br" in data:
        data = _compiled(TAG).sub(b"", data)
    return _plain(_lines_only(data, recipe)).translate(None, _REMOVED)


def _lines_only(data: bytes, recipe: Recipe) -> bytes:
    """Drop what stands before the lines."""
    if b"\n>" in data or b"\n >" in data:
        data = _compiled("\n" + QUOTED).sub(b"\n", data)
    if recipe.numbered:
        data = _compiled("\n" + NUMBERING).sub(b"\n", data)
    return _compiled("\n" + STAMP).sub(b"\n", data) if recipe.stamped else data


def _plain(data: bytes) -> bytes:
    """Undo the escapes of JSON, HTML, URLs and rsyslog."""
    if b"&amp;" in data:
        data = _compiled("&(?:amp;)+").sub(b"&", data)
    for sign, replacements in _SIGNS.items():
        if sign.encode() in data:
            for old, new in replacements:
                data = data.replace(old, new)
    return data


def fold(chars: str) -> str:
    """Plain ASCII for letters with accents, ligatures, full-width forms and the ellipsis; nothing for all else."""
    return unicodedata.normalize("NFKD", chars).encode("ascii", "ignore").decode("ascii")


def _fold(data: bytes) -> bytes:
    known: dict[str, str] = {}

    def plain(found: re.Match[str]) -> str:
        chars = found.group()
        if chars not in known:
            known[chars] = fold(chars)
        return known[chars]

    # What is no UTF-8 folds to nothing; to drop it while decoding is many times faster, and binary data is full of it.
    return _FOREIGN.sub(plain, data.decode("utf-8", "ignore")).encode("ascii")


def _is_numbered(data: bytes) -> bool:
    """Lines that count up by one from the first; a lone number at a line's begin may belong to a message."""
    numbers = [
        re.match(rb"\s{0,8}(\d{1,6})[\s:.)|]", line) for line in data[:8192].split(b"\n", _HEAD_LINES)[:_HEAD_LINES]
    ]
    found = [int(number.group(1)) for number in numbers if number]
    steps = sum(after - before == 1 for before, after in pairwise(found))
    return len(found) >= _ENOUGH_NUMBERED and len(found) >= 0.8 * len(numbers) - 1 and steps >= 0.8 * (len(found) - 1)
