"""Whether a word was made to be a secret: by chance, or by a person who was asked for signs and digits.

Words, names and ids of programs are told from it by what they are made of: pieces of four letters and more, digits
where a version or a number stands, one kind of letters alone.
"""

from __future__ import annotations

import re

from assistant.model.pattern import Pattern
from assistant.text.redaction.looks import is_id
from assistant.text.redaction.scrambled import is_encoded, is_scrambled, is_uneven

_RUN = Pattern(r"[A-Za-z0-9]+")
_ALGORITHM = Pattern(r"(?:sha|md)\d{1,3}With[A-Za-z]{2,24}\Z")
_PATH = Pattern(r"[.~]{0,2}/|[A-Za-z]:[\\/]|[\w.-]{1,64}/[\w.-]{1,64}(?::[\w.-]{1,64})?\Z|\S{0,512}://")
_SIGN = Pattern(r"[!#$%^*?~+&@]")
_NO_SIGNS = Pattern(
    r"[\w.+'-]{1,64}@(?:[\w-]{1,63}\.){1,8}[a-z]{2,16}\Z|[a-z_][a-z0-9_.-]{0,63}@[a-z0-9.-]{1,253}\Z|@[\w./:-]*\Z|[\w.-]{1,64}[*?+]{1,3}\Z|[*?&+-]|\$\{?\w+\}?\Z|[\w$.]{1,64}\(|%\w|[~#^]\S{1,8}\Z"
    r"|\S{0,64}::|[v\d][\w.~^+-]{0,64}\Z|\d{1,9}[%*+]|[\w.-]{1,64}(?:&&?|\+\+?)[\w.-]{1,64}\Z|\w{1,64}#\d{0,9}\Z|\$\(|\S{0,128}\$(?:Lambda|[A-Z][a-z]{3,})",
    re.A,
)
"""Addresses of mail, patterns of names, variables, calls, versions with their build, and what else has such signs."""
_LOWER = Pattern(r"[a-z0-9]{16,128}\Z|[A-Z0-9]{16,128}\Z")
_CHANGE = Pattern(r"[0-9][A-Za-z]|[A-Za-z][0-9]")
_TYPED = Pattern(
    r"(?=\D{0,48}\d)(?:[^\W\d_]{4,16}[@_.#-]?\d{2,8}[!?.@#+,&*$%~_=-]{0,2}\d{0,2}\Z"
    r"|[?!+*\d]{0,2}(?=[^A-Z]{0,24}[A-Z])[._&+~-]?[^\W\d_]{1,16}(?:[._&+~!@-]?(?:[^\W\d_]{3,16}|\d{1,8})){1,4}[!?.@#+,&*$%~_=-]{0,2}\Z"
    r"|[^\W\d_]{3,16}[!@#$%&*?]\d{1,8})"
)
"""Words with digits and a few signs."""
_PHRASE = Pattern(r"[a-z]{3,12}(?:-[a-z]{3,12}){2,7}[0-9]{0,3}\Z")
_NAMED = Pattern(
    r"(?:(?:sha|md|utf|iso|rfc|cve|node|web|host|server|worker|master|user|docker|debian|ubuntu|centos|fedora|rhel"
    r"|alpine|python|php|java|jdk|mysql|mariadb|postgres(?:ql)?|redis|mongo|vlan|eth|ens|enp|loop|sda|nvme|ipv|oauth"
    r"|base|version|release|test|client|stage|phase|room|team|site|registry|cluster|volume|disk|level)[-_.]?\d{1,3}"
    r"|(?:port|line|step|attempt|error|code|exit|status|build|job|run|issue|process|thread|task)[-_.#]?\d{1,8}"
    r"|(?:sha|md)\d{1,3}with[a-z]{2,24})\Z",
    re.I,
)
"""Names that have a number: what a person adds digits to is no secret here."""


def is_made(word: str) -> bool:
    """Whether a word is a secret where a secret is spoken of: scrambled in a part, or with signs and digits."""
    if len(word) < 8 or len(word) > 512 or "a-z" in word.lower() or _ALGORITHM.match(word):
        return False
    if _PATH.match(word) or is_id(word):
        return is_encoded(word)
    joined = "".join(_RUN.findall(word))
    return is_scrambled(joined, 8) or is_uneven(joined) or _is_signed(word)


def is_mixed_up(word: str) -> bool:
    """Whether letters of one kind and digits change often, as in a key in hexadecimal digits."""
    return bool(_LOWER.match(word)) and not is_id(word) and len(_CHANGE.findall(word)) * 5 >= len(word)


def is_typed(word: str) -> bool:
    """Whether a person may have made it: a word with digits behind it, `Sommer2024!`."""
    return len(word) >= 6 and _TYPED.match(word) is not None and not _NAMED.match(word)


def is_phrase(word: str) -> bool:
    """Whether it is a few words in a row, as managers of passwords make them: `anchor-sunset-ferret`."""
    return _PHRASE.match(word) is not None


def fits(word: str) -> bool:
    """Whether a word is a secret where only a secret can stand."""
    return is_made(word) or is_typed(word) or is_mixed_up(word) or is_phrase(word)


def _is_signed(word: str) -> bool:
    if not _SIGN.search(word) or _NO_SIGNS.match(word):
        return False
    return any(map(str.isdigit, word)) and any(map(str.isalpha, word))
