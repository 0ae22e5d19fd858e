"""Whether a word changes its kind of letters as no name does: `aK3x9Q`, and not `OAuth2AccessToken`."""

from __future__ import annotations

from assistant.model.pattern import Pattern

_PIECE = Pattern(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
_WORD = 4
"""So many letters in a row are a word, or a part of one."""
_NO_DIGIT = 20
"""So long is a word of letters alone at least that chance has made; it has single capitals, which names have not."""
_UNEVEN = 12
_NUMBERED = Pattern(r"(?i:ipv[46]|u?int\d{1,2}|utf\d{1,2}|x86|base64|sha\d{1,3}|zip64|win32)|\A[Uu][0-9a-f]{4,8}")
"""Digits that are part of a word."""
_BASE64 = Pattern(r"[A-Za-z0-9+/]{16,4096}={0,2}\Z")
_SIGNS = str.maketrans("", "", "+/=")


def is_scrambled(word: str, least: int) -> bool:
    """Whether a word of letters and digits, at least so long, has pieces shorter than words: by chance alone."""
    size = len(word)
    if size < least or word.islower() or word.isupper() or word.isdigit():
        return False
    plain = _NUMBERED.sub("", word)
    pieces = _PIECE.findall(plain)
    if not any(map(str.isdigit, plain)) and (size < _NO_DIGIT or sum(len(piece) == 1 for piece in pieces) * 8 < size):
        return False
    return _in_words(pieces) * 3 < size * 2 and len(pieces) * 4 >= size


def is_uneven(word: str, least: int = _UNEVEN) -> bool:
    """Whether a word of letters alone has so many single ones among its pieces as only chance makes: `MvUahaSaOvPr`."""
    pieces = _PIECE.findall(word)
    return word.isalpha() and word.isascii() and len(word) >= least and sum(map(len, pieces)) * 10 <= len(pieces) * 23


def is_wordy(text: str) -> bool:
    """Whether most of its letters and digits stand in words, or in numbers as long."""
    if text.isupper() and sum(map(str.isdigit, text)) > 1 and text.isalnum():  # base32
        return False
    pieces = _PIECE.findall(text)
    words = [piece for piece in pieces if piece.isalpha()] if text.isalnum() else pieces  # digits in a row are no word
    return _in_words(words) * 3 >= sum(map(len, pieces)) * 2


def _in_words(pieces: list[str]) -> int:
    return sum(len(piece) for piece in pieces if len(piece) >= _WORD)


def is_encoded(word: str) -> bool:
    """Whether a word is bytes in base64, which may have slashes as a path has."""
    return _BASE64.match(word) is not None and is_scrambled(word.translate(_SIGNS), 14)
