"""What a value looks like: a word, a name, an id, or a secret."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from assistant.model.pattern import Pattern
from assistant.text.redaction.scrambled import is_encoded, is_scrambled, is_wordy

_PROSE_WORDS = (
    "a an the unexpected file not no permission invalid incorrect wrong missing failed failure fail error "
    "errors unable could cannot can't is must required expired denied malformed unauthorized "
    "authentication open read write unknown eof got expected does has have was were too bad empty unset "
    "may will should did rpc parse parsing get post illegal mismatch refused rejected it its this that to "
    "for from of in on with and or but your please authorization server client request response status "
    "key token value access account user username docker connection context x509 tls http https dial "
    "lookup stat exec x-oauth-basic all via flag option instead argument parameter be by are as at if "
    "when than then only files name store incorrect do does don't use used using see set make check try please "
    "these there you we i he they"
)
_PROSE = frozenset(_PROSE_WORDS.split())
"""What a sentence goes on with after `token:`; a secret does not begin so."""
_NAMED = frozenset(("password", "secret", "passphrase", "credentials"))
"""With these only where further words follow: `passwd: password unchanged`."""
_ID = Pattern(
    r"(?:sha\d{1,3}:)?[0-9a-f]{64}\Z|0x[0-9a-f]{4,16}\Z|(?:L?A?GPL|Apache|BSD|MPL)-|(?-i:[0-9A-F]{40}|[0-9A-F]{16})\Z|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\Z|(?:[0-9a-f]{2}:){5}"
    r"|[0-9a-f]{12}\Z|\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?(?:/\d+)?\Z|(?:\d:)?v?\d+(?:\.\d+){1,3}(?:[-+~][\w.+~-]*)?\Z|\d{4}-\d\d-\d\d|"
    r"(?:[0-9a-f]{1,4}:){3,7}|(?:[a-z0-9-]{1,63}\.)+[a-z]{2,12}(?::\d+)?(?:/|\Z)|[\w.-]{0,200}/[\w./-]{0,200}(?::[\w.-]+)?\Z|\d+\Z|[\w-]{1,63}:\d{1,5}\Z|(?-i:[a-z0-9]{25})\Z"
    r"|(?:[\w.@-]{0,64}/){1,16}[\w.-]{1,64}\.[a-z]{1,4}(?::\d+){0,2}\Z",
    re.I,
)
"""Digests, ids, UUIDs, addresses, versions, times, host names, paths and images."""
_UUID = Pattern(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.I)
_OTHER = Pattern(
    r"\d{4}-\d\d-\d\d|\d{1,3}(?:\.\d{1,3}){3}|(?:\d:)?v?\d+(?:\.\d+){1,3}\b|\S{0,512}://|[.~]{0,2}/[\w.-]+/"
    r"|[\w.-]{1,64}=|[\w.-]{1,63}:\d{1,5}\Z",
    re.I,
)
_RUN = Pattern(r"[A-Za-z0-9]{10,}")
_DIGITS = Pattern(r"\d")
_LEAST_RANDOM = 16
_LEAST_MIXED = 10
"""So long is a random value at least that has capitals, small letters and digits."""


def is_prose(value: str) -> bool:
    """Whether a sentence goes on with this word."""
    first, _, more = value.strip().partition(" ")
    word = first.strip(".,;:()").lower()
    return word in _PROSE or (word in _NAMED and more.isascii() and more.replace(" ", "").isalpha())


def is_strong(value: str) -> bool:
    """Whether a word looks like a secret and not like a word."""
    word = value.strip(".,;:!?()'\"")
    mixed = any(char.isdigit() for char in word) or (word != word.lower() and word[1:] != word[1:].lower())
    return len(word) >= 4 and (mixed or not word.isalnum()) and "://" not in word and word.count("/") < 2


def is_told(value: str) -> bool:
    """Whether a word that a sentence names looks like a secret: letters and digits, and no name or id."""
    word = value.strip(".,;:!?()'\"")
    if len(word) < 6 or is_id(word) or "://" in word:
        return False
    letters = any(char.isalpha() for char in word)
    signs = any(not char.isalnum() and char not in "-_./:'" for char in word)
    return letters and (bool(_DIGITS.search(word)) or signs)


def is_password(value: str) -> bool:
    """Whether a word that is named as a password can be one: it has a digit, and is no date, address or path."""
    word = value.strip(".,;:!?()'\"")
    return len(word) >= 6 and bool(_DIGITS.search(word)) and not _OTHER.match(word)


def is_likely(value: str) -> bool:
    """Whether a word that stands alone where a secret may stand looks like one."""
    return is_password(value) or is_random(value)


def is_random(value: str) -> bool:
    """Whether a value looks as if chance had made it: long enough, of several kinds of letters, and no id."""
    if len(value) > 512 or is_id(value) or not _DIGITS.search(value) or " " in value or "://" in value:
        return False
    if len(value) < _LEAST_RANDOM:
        return len(_DIGITS.findall(value)) > 1 and is_scrambled(value.replace("-", "").replace("_", ""), _LEAST_MIXED)
    return entropy(value) >= (3.0 if value.isalnum() and value.islower() else 3.5) and not is_wordy(value)


def is_id(value: str) -> bool:
    """Whether a value is a digest, an id, an address, a version, a time or a path."""
    return _ID.match(value) is not None and not is_encoded(value) and not _is_made(value)


def _is_made(value: str) -> bool:
    """`6.03-LH51cMGYEdk` has the form of a version, and is none."""
    return "/" not in value and any(is_scrambled(run, 10) for run in _RUN.findall(value))


def is_uuid(value: str) -> bool:
    """Whether a value is a UUID, as some services make their keys."""
    return _UUID.fullmatch(value) is not None


def is_telling(value: str) -> bool:
    """Whether a secret can be looked for by its value alone: it is no word that a text may have for other reasons."""
    if len(value) < 8 or len(value) > 4096 or is_id(value) or "\n" in value:
        return False
    kinds = _kinds(value)
    return kinds >= 2 or (kinds == 1 and any(not char.isalnum() and char not in "-_./: " for char in value))


def is_mixed(value: str) -> bool:
    """Whether it has small letters, capitals and digits."""
    return _kinds(value) == 3


def _kinds(value: str) -> int:
    """How many of small letters, capitals and digits it has."""
    return sum((any(map(str.islower, value)), any(map(str.isupper, value)), bool(_DIGITS.search(value))))


def entropy(value: str) -> float:
    """Shannon's, in bits a character."""
    length = len(value)
    return math.log2(length) - sum(_bits(count) for count in map(value.count, set(value))) / length


@lru_cache(maxsize=1024)
def _bits(count: int) -> float:
    return count * math.log2(count)
