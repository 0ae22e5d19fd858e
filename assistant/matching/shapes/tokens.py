"""The names of errors that stand in a line, by the tables of `errnos.py`."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from assistant.matching.shapes.errnos import CLASSES, CODE, CODES, NUMBERS, TEXTS
from assistant.model.pattern import Pattern
from assistant.model.shape import Errno

BY_LENGTH = tuple(sorted(TEXTS, key=len, reverse=True))
"""The texts, longest first: one that is a part of another comes behind it."""
_NUMBERED = Pattern(r"\[errno ([0-9]{1,3})\]|\(os error ([0-9]{1,3})\)")


class Token(msgspec.Struct, frozen=True, order=True):
    """An error's name in a line.

    Attributes:
        is_text: it is words that a sentence can hold as well; the others only programs write.
    """

    start: int
    stop: int
    errno: Errno
    is_text: bool = False


def texts_in(text: str) -> tuple[str, ...]:
    """The texts of errors that stand anywhere in a text, longest first."""
    low = text.lower()
    return tuple(each for each in BY_LENGTH if each in low)


def tokens_of(line: str, texts: tuple[str, ...] = BY_LENGTH) -> list[Token]:
    """The names of errors in a line, in order; those that are a part of a longer one left out.

    Args:
        texts: those to look for, longest first.
    """
    low = line.lower()
    if len(low) != len(line):  # a few letters are longer in lower case; then places would not agree
        low = line
    found = [*_texts(low, texts), *(Token(*each, CLASSES[name]) for name in CLASSES for each in places_of(low, name))]
    for each in _NUMBERED.finditer(low):
        errno = NUMBERS.get(int(each[1] or each[2]))
        found += [Token(each.start(), each.end(), errno)] if errno else []
    for each in CODE.finditer(line):
        found += [Token(each.start(), each.end(), CODES[each[0]])] if each[0] in CODES else []
    return sorted(found)


def _texts(low: str, texts: tuple[str, ...]) -> Iterator[Token]:
    taken: list[tuple[int, int]] = []
    for text in texts:
        for start, stop in places_of(low, text):
            if not any(begin <= start and stop <= end for begin, end in taken):
                taken.append((start, stop))
                yield Token(start, stop, TEXTS[text], is_text=True)


def places_of(low: str, text: str) -> Iterator[tuple[int, int]]:
    """Where a text begins and ends in a line."""
    at = low.find(text)
    while at >= 0:
        yield at, at + len(text)
        at = low.find(text, at + len(text))
