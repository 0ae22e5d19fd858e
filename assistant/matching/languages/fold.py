"""One spelling for letters with accents, full-width forms, quotes and white space: a character for each character."""

from __future__ import annotations

import unicodedata

_QUOTES = "\"'`´’‘‚‛“”„‟«»‹›『』「」′″＂＇"
_BY_HAND = {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "s", "…": ".", **dict.fromkeys(_QUOTES, "'")}


class _Folded(dict[int, str]):
    """Each character's folded form, worked out when it first comes up."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _fold(chr(code))
        return found


_FOLDED = _Folded()


def fold(text: str) -> str:
    """The folded form; a place in it is the same place in `text`."""
    return text.translate(_FOLDED)


def composed(text: str) -> str:
    """A text with each accent in the same character as its letter, as the tables have it."""
    return unicodedata.normalize("NFC", text)


def _fold(char: str) -> str:
    if char.isspace():
        return " "
    if char in _BY_HAND:
        return _BY_HAND[char]
    plain = unicodedata.normalize("NFKD", char)
    is_letter = len(plain) == 1 or (plain[0] < "\u0530" and all(map(unicodedata.combining, plain[1:])))
    low = (plain[0] if is_letter else char).lower()
    low = _BY_HAND.get(low, low)
    return low if len(low) == 1 else char
