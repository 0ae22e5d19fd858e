"""Lines that a person wrote, told apart from those of programs."""

from __future__ import annotations

_WORDS = (
    "i i'm i've i'd my me we our you your please hi hello hey thanks thank anyone somebody someone help tried trying "
    "when after but because why how it's don't doesn't didn't can't there's here's this then also however what which "
    "same still since while just now ich wir mein bitte hallo je mon nous bonjour hola cuando mi eu meu quando"
)
_OF_PEOPLE = frozenset(_WORDS.split())
_OF_CODE = "{}[]<>=|\\;$`"
_ENOUGH_WORDS = 4


def is_prose(line: str) -> bool:
    """Whether a line (without white space around it) reads like a sentence of a person's."""
    if not line.isascii() and _is_foreign(line):
        return True
    words = line.lower().split()
    if len(words) < _ENOUGH_WORDS or not line[0].isalpha():
        return False
    said = sum(word.rstrip(".,:;!?") in _OF_PEOPLE for word in words[:40])
    if not said:
        return False
    code = sum(line.count(sign) for sign in _OF_CODE)
    is_ended = line[-1] in ".?!:,"
    return (said >= 2 and code <= said) or (said >= 1 and code == 0 and (is_ended or words[0] in _OF_PEOPLE))


def _is_foreign(line: str) -> bool:
    """Chinese, Japanese, Korean or Cyrillic letters make up much of it, and no program's form stands in it."""
    letters = sum(char > "\u0400" and char.isalpha() for char in line[:200])
    return letters >= 6 and letters >= 0.4 * len(line[:200].replace(" ", ""))
