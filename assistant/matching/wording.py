"""The words of messages, indexed by pairs, to find the messages that a text may resemble.

The cost of a look does not grow with the number of messages. A word is known by its set of letters, which most typing
errors leave as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from assistant.matching.parts import Parts, encoded
from assistant.matching.squeeze import fold
from assistant.model.match import HoleType
from assistant.text.holes import Hole, parse

_LEAST_LETTERS = 16
_LEAST_WORDS = 4
_COMMON = 24
_LEAST_VOTES = 0.25
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile(r"(?<=[a-z])['’](?=[a-z])")
_LOOK_ALIKE = str.maketrans("015", "ols")
_BLANKS_IN_TEXT = 25
_BLANKS_IN_VALUE = 1


class Wording(msgspec.Struct, frozen=True, array_like=True):
    """A message's words, a list for each literal piece, and the most blanks in the hole before each piece."""

    pattern: int
    pieces: tuple[tuple[str, ...], ...]
    blanks: tuple[int, ...]


class StoredPairs(msgspec.Struct, frozen=True, array_like=True):
    """The wordings, and for the first word of each pair its second words and the wordings (by place) with both."""

    wordings: list[msgspec.Raw]
    pairs: dict[str, msgspec.Raw]


class PairIndex:
    """The same, as it is looked up."""

    def __init__(self, stored: StoredPairs) -> None:
        self.wordings = Parts[int, Wording](stored.wordings, Wording)
        self.pairs = Parts[str, dict[str, list[int]]](stored.pairs, dict[str, list[int]])


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, in lower case and plain ASCII."""
    plain = (
        text
        if text.isascii()
        else "".join(char if char in "’" or char < "\x80" else fold(char) or " " for char in text)
    )
    return _WORD.findall(_APOSTROPHE.sub("", plain.lower()))


@lru_cache(maxsize=16384)
def sign(word: str) -> str:
    """Swapped and doubled letters, and digits that look like letters, keep the first letter and the set of letters."""
    letters = word if word.isdigit() else word.translate(_LOOK_ALIKE)
    return letters[0] + "".join(sorted(set(letters[1:])))


def index_pairs(texts: Mapping[int, str]) -> StoredPairs:
    """Index the messages that are long enough to be recognised by resemblance."""
    wordings: list[Wording] = []
    pairs: dict[tuple[str, str], list[int]] = {}
    for pattern, text in texts.items():
        pieces, blanks = _worded(parse(text, 0))
        words = [word for piece in pieces for word in piece]
        if sum(map(len, words)) < _LEAST_LETTERS or sum(len(word) > 1 for word in words) < _LEAST_WORDS:
            continue
        for pair in {pair for piece in pieces for pair in _pairs(piece)}:
            pairs.setdefault(pair, []).append(len(wordings))
        wordings.append(Wording(pattern, pieces, blanks))
    nested: dict[str, dict[str, list[int]]] = {}
    for (one, other), owners in sorted(pairs.items()):
        if len(owners) <= _COMMON:
            nested.setdefault(one, {})[other] = owners
    return StoredPairs(encoded(wordings), dict(zip(nested, encoded(nested.values()), strict=True)))


def _worded(parts: tuple[str | Hole, ...]) -> tuple[tuple[tuple[str, ...], ...], tuple[int, ...]]:
    pieces: list[tuple[str, ...]] = []
    blanks: list[int] = []
    most = 0
    for part in parts:
        if isinstance(part, Hole):
            most += _BLANKS_IN_TEXT if part.type is HoleType.TEXT else _BLANKS_IN_VALUE
        elif words := tuple(words_of(part)):
            pieces.append(words)
            blanks.append(most)
            most = 0
    return tuple(pieces), tuple(blanks)


def candidates(index: PairIndex, words: Sequence[str], most: int) -> list[Wording]:
    """The wordings that share most pairs with the words, best first."""
    wordings, votes = index.wordings, _votes(index, words)
    enough = [(count, at) for at, count in votes.items() if count >= _LEAST_VOTES * sum(map(len, wordings[at].pieces))]
    return [wordings[at] for _, at in sorted(enough, reverse=True)[:most]]


def _pairs(words: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Words side by side, and with one between them."""
    signs = [sign(word) for word in words]
    yield from pairwise(signs)
    yield from zip(signs, signs[2:], strict=False)


def _votes(index: PairIndex, words: Sequence[str]) -> dict[int, int]:
    """How many of its pairs each wording has among the words."""
    signs = [sign(word) for word in words]
    found: set[tuple[str, str]] = set()
    known = index.pairs.encoded
    for one, second, third in zip(signs, [*signs[1:], ""], [*signs[2:], "", ""], strict=False):
        if one in known:
            others = index.pairs[one]
            if second in others:
                found.add((one, second))
            if third in others:
                found.add((one, third))
    votes: dict[int, int] = {}
    for one, other in found:
        for wording in index.pairs[one][other]:
            votes[wording] = votes.get(wording, 0) + 1
    return votes
