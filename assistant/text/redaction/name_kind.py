"""Names that stand for secrets: of variables, options, keys and headers, told by the words that they are made of."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from assistant.model.pattern import Pattern
from assistant.text.redaction import words as known

HEADERS = frozenset({"authorization", "cookie", "registryauth", "setcookie"})
"""Their values hold blanks and reach to the end of the line."""
_WORD = Pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_FOREIGN = Pattern("|".join(map(re.escape, known.FOREIGN)), re.I)


_STRONG = known.SECRET - known.WEAK
_CODES = ("code", "codes", "phrase", "phrases")


class Kind(IntEnum):
    """What stands behind a name."""

    NOTHING = 0
    PERHAPS = 1
    """a secret, where the value is random"""
    LIKELY = 2
    """a secret, unless the value is a word"""
    SECRET = 3
    HEADER = 4
    """a secret that reaches to the end of its line"""


@lru_cache(maxsize=4096)
def words_of(name: str) -> tuple[str, ...]:
    """The words of a name, lower-case: `MYSQL_ROOT_PASSWORD1`, `clientKeyData` and `--api-key` alike."""
    return tuple(word.lower() for word in _WORD.findall(name))


@lru_cache(maxsize=8192)
def kind_of(name: str) -> Kind:
    """What the value of a name is."""
    if not name.isascii() and _FOREIGN.search(name):
        return Kind.SECRET
    words = list(words_of(name))
    while len(words) > 1 and (words[-1] in known.WITHOUT_MEANING or words[-1].isdigit()):
        words.pop()
    if not words or _tells_about(words, name):
        return Kind.NOTHING
    if words[-1] in HEADERS or words[-2:] in (["registry", "auth"], ["set", "cookie"]):
        return Kind.HEADER
    if words[-1] == "id":
        if words[-3:-1] == ["root", "token"]:
            return Kind.SECRET
        return Kind.LIKELY if words[-2:-1] in (["secret"], ["token"]) else Kind.NOTHING
    if words[-1] == "users" and words[-2:-1] in (["basicauth"], ["digestauth"]):
        return Kind.PERHAPS
    if _ends_as_secret(words, name) or not _STRONG.isdisjoint(words):
        return Kind.SECRET
    if words[-1] in ("pin", "appid") or (words[-1] in ("key", "keys") and len(words) > 1):
        return Kind.PERHAPS if words[-2:-1] and words[-2] in known.NO_KEYS else Kind.LIKELY
    return Kind.PERHAPS if words[-1] in known.PERHAPS else Kind.NOTHING


def is_secret(name: str) -> bool:
    """Whether what a name stands for is a secret, whatever it looks like."""
    return kind_of(name) >= Kind.SECRET


def _tells_about(words: list[str], name: str) -> bool:
    if (
        words[0] in known.COUNTS
        or (name[0] == "-" and (words[0], words[-1]) == ("with", "auth"))
        or words[-1] in known.ABOUT
        or words[-1] in known.NOT_SECRET
    ):
        return True
    if (
        "public" in words
        or "pub" in words
        or words[0] in known.NAMING
        or ["existing", "secret"] in [words[at : at + 2] for at in range(len(words))]
        or words[-2:] in known.OF_OTHERS
    ):
        return True
    # A program: docker-credential-desktop.
    return words[:2] == ["docker", "credential"] and len(words) > 2


def _ends_as_secret(words: list[str], name: str) -> bool:
    last, before = words[-1], words[-2] if len(words) > 1 else ""
    if last in ("key", "keys"):
        return before in known.KEYS
    if last == "pin":
        return name[0] == "-"
    if last in _CODES:
        return before in known.CODES
    if last == "auth":
        return before in known.AUTHS or name.startswith("_")
    return last in known.SECRET or last.endswith(known.TAILS)
