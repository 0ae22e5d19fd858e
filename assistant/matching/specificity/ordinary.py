"""The words that ordinary programs print, and what a message tells beside them."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from assistant.matching.pattern import Pattern
from assistant.matching.specificity.corpus import Corpus
from assistant.matching.view import squeeze_literal
from assistant.text.holes import WRITTEN_HOLE, Hole, parse

ENOUGH_LETTERS = 14.0
"""A message with so many letters in words of its own is known with 63 %, with twice as many with 86 %."""
ORDINARY_SHARE = 0.3
"""What a letter counts in a word that ordinary programs print as well: `permission`, `refused`, `exited`."""
LEAST_OF_A_CUT = 12.0
"""So many letters, counted like that, must be left of a message that is cut: what ends in `[Errno 2] No such file or
directory` can be the end of anything."""
_ORDINARY_FROM = 2

_WORD = re.compile(r"[a-z0-9]+")


def ordinary_words(corpus: Corpus) -> frozenset[str]:
    """The words in what several ordinary programs printed when they failed; the commands themselves do not count."""
    spread: Counter[str] = Counter()
    for each in corpus.benign:
        if not each.healthy:
            said = each.text.split("\n", 1)[-1] if each.text.startswith("$ ") else each.text
            spread.update(set(_WORD.findall(said.lower())))
    return frozenset(word for word, count in spread.items() if count >= _ORDINARY_FROM)


def known_by_words(text: str, ordinary: frozenset[str]) -> float:
    """How well a message is known by its words alone, 0 to 1."""
    words = _WORD.findall(WRITTEN_HOLE.sub(" ", text.lower()))
    return 1.0 - math.exp(-sum(_letters(word, ordinary) for word in words) / ENOUGH_LETTERS)


def needed_of_cuts(
    patterns: Iterable[Pattern], unique: Iterable[tuple[int, int]], ordinary: frozenset[str]
) -> list[tuple[int, int]]:
    """For each pattern the letters from its beginning, and from its end, by which it can be known when it is cut.

    Args:
        unique: those that no other message shares.
    """
    return [
        (max(head, _needed(words, ordinary)), max(tail, _needed(words[::-1], ordinary)))
        for words, (head, tail) in zip(map(_words, patterns), unique, strict=True)
    ]


def _needed(words: Sequence[str], ordinary: frozenset[str]) -> int:
    letters, told = 0, 0.0
    for word in words:
        letters += len(squeeze_literal(word))
        told += sum(_letters(part, ordinary) for part in _WORD.findall(word))
        if told >= LEAST_OF_A_CUT:
            break
    return letters


def _words(pattern: Pattern) -> list[str]:
    """Its literal words with what stands on them."""
    pieces = (part for part in parse(pattern.text, 0) if not isinstance(part, Hole))
    return [word for piece in pieces for word in piece.lower().split()]


def _letters(word: str, ordinary: frozenset[str]) -> float:
    return len(word) * (ORDINARY_SHARE if word in ordinary else 1.0)
