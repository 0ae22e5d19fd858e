"""Messages that were retyped, scanned or misremembered: similar, not equal.

Candidates come from an index of pairs of words, so that the cost does not grow with the number of messages; a word is
known by its set of letters, which most typing errors leave as it is. What remains is measured by edit distance and then
has to agree in all that changes the meaning: numbers, negations, and every word of weight.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

import msgspec

from assistant.matching.squeeze import fold
from assistant.model.holes import Hole, parse
from assistant.model.match import HoleType

LEAST_SIMILAR = 0.86
_LEAST_LETTERS = 16
_LEAST_WORDS = 4
_COMMON = 24
_CANDIDATES = 4
_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile(r"(?<=[a-z])['’](?=[a-z])")
_NEGATIONS = frozenset(
    _WORD.findall("no not cannot cant couldnt without never isnt arent wasnt doesnt didnt wont unable failed")
)
_LIGHT = frozenset(
    _WORD.findall("a an the to of is are be was in on at for from with by and or this that it please you your")
)
_LOOK_ALIKE = str.maketrans("015", "ols")
_SAME_WORD = 72.0
_SAME_SHORT_WORD = 80.0
_LONG_WORD = 6
_PIECE_SIMILAR = 65.0
_BLANKS_IN_TEXT = 25
_BLANKS_IN_VALUE = 1
_WORDS_A_MISSING_ONE = 8


class Likeness(msgspec.Struct, frozen=True):
    """A message that the text resembles.

    Attributes:
        start, stop: the words it takes, by index.
        gaps: the words that its holes take, and how many blanks may stand between these at most.
    """

    pattern: int
    ratio: float
    start: int
    stop: int
    gaps: tuple[tuple[int, int, int], ...]


class Wording(msgspec.Struct, frozen=True, array_like=True):
    """A message's words, a list for each literal piece, and the most blanks in the hole before each piece."""

    pattern: int
    pieces: tuple[tuple[str, ...], ...]
    blanks: tuple[int, ...]


class PairIndex(msgspec.Struct, frozen=True, array_like=True):
    """The wordings, and for the first word of each pair its second words and the wordings (by place) with both."""

    wordings: list[Wording]
    pairs: dict[str, dict[str, list[int]]]


def words_of(text: str) -> list[str]:
    """The words and numbers of a text, in lower case and plain ASCII."""
    plain = (
        text
        if text.isascii()
        else "".join(char if char in "’" or char < "\x80" else fold(char) or " " for char in text)
    )
    return _WORD.findall(_APOSTROPHE.sub("", plain.lower()))


def index_pairs(texts: Mapping[int, str]) -> PairIndex:
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
    return PairIndex(wordings, nested)


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


def resembling(index: PairIndex, words: Sequence[str]) -> list[Likeness]:
    """The messages that a run of words resembles, best first."""
    wordings, votes = index.wordings, _votes(index, words)
    enough = [(count, at) for at, count in votes.items() if count >= 0.25 * sum(map(len, wordings[at].pieces))]
    likenesses = [_measure(wordings[at], words) for _, at in sorted(enough, reverse=True)[:_CANDIDATES]]
    return sorted((one for one in likenesses if one is not None), key=lambda one: -one.ratio)


@lru_cache(maxsize=16384)
def _sign(word: str) -> str:
    """Swapped and doubled letters, and digits that look like letters, keep the first letter and the set of letters."""
    letters = word if word.isdigit() else word.translate(_LOOK_ALIKE)
    return letters[0] + "".join(sorted(set(letters[1:])))


def _pairs(words: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Words side by side, and with one between them."""
    signs = [_sign(word) for word in words]
    yield from pairwise(signs)
    yield from zip(signs, signs[2:], strict=False)


def _votes(index: PairIndex, words: Sequence[str]) -> dict[int, int]:
    """How many of its pairs each wording has among the words."""
    signs = [_sign(word) for word in words]
    found: set[tuple[str, str]] = set()
    for at, one in enumerate(signs):
        others = index.pairs.get(one)
        if others:
            found.update((one, other) for other in signs[at + 1 : at + 3] if other in others)
    votes: dict[int, int] = {}
    for one, other in found:
        for wording in index.pairs[one][other]:
            votes[wording] = votes.get(wording, 0) + 1
    return votes


def _measure(wording: Wording, words: Sequence[str]) -> Likeness | None:
    """Lay the pieces over the words, one after the other."""
    from rapidfuzz import fuzz

    text = " ".join(words)
    total = matched = 0.0
    at = 0
    spans: list[tuple[int, int]] = []
    for piece in wording.pieces:
        literal = " ".join(piece)
        found = fuzz.partial_ratio_alignment(literal, text[at:], score_cutoff=_PIECE_SIMILAR)
        if found is None:
            return None
        total, matched = total + len(literal), matched + len(literal) * found.score
        first, last = at + found.dest_start, at + found.dest_end
        spans.append((text.count(" ", 0, first + 1), text.count(" ", 0, last - 1) + 1))
        at = last
    ratio = matched / total / 100
    said = [word for start, stop in spans for word in words[start:stop]]
    if ratio < LEAST_SIMILAR or not _same_meaning(wording, said):
        return None
    gaps = tuple(
        (one[1], other[0], most) for (one, other), most in zip(pairwise(spans), wording.blanks[1:], strict=True)
    )
    return Likeness(wording.pattern, ratio, spans[0][0], spans[-1][1], gaps)


def _same_meaning(wording: Wording, said: Sequence[str]) -> bool:
    """Numbers and negations are the same; a word of weight may be missing, but none may stand in another's place."""
    meant = [word for piece in wording.pieces for word in piece]
    numbers = {word for word in meant if any(map(str.isdigit, word))}
    if not numbers <= set(said) or bool(_NEGATIONS & set(meant)) != bool(_NEGATIONS & set(said)):
        return False
    missing = _unmatched(meant, said)
    if not missing:
        return True
    return len(missing) <= len(meant) // _WORDS_A_MISSING_ONE and len(said) + len(missing) <= len(meant)


def _unmatched(meant: Sequence[str], said: Sequence[str]) -> list[str]:
    """The words of weight that are not said, not even mistyped or in two parts; each word said counts once."""
    from rapidfuzz import fuzz, process

    free = Counter(said) - Counter(meant)
    signs = {_sign(word): word for word in free}
    joined = "".join(said)
    unmatched: list[str] = []
    for word in (Counter(meant) - Counter(said)).elements():
        if word in _LIGHT or word in _NEGATIONS or len(word) <= 2 or (len(word) >= _LONG_WORD and word in joined):
            continue
        if _sign(word) in signs:
            continue
        least = _SAME_WORD if len(word) >= _LONG_WORD else _SAME_SHORT_WORD
        found = process.extractOne(word, list(free), scorer=fuzz.ratio, score_cutoff=least)
        if found is None:
            unmatched.append(word)
        else:
            del free[found[0]]
    return unmatched
