"""Messages that were retyped, scanned or misremembered: similar, not equal.

What shares words with a message is measured by edit distance and then has to agree in all that changes the meaning:
numbers, negations, and every word of weight.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from assistant.matching.wording import PairIndex, Wording, candidates, sign, words_of

LEAST_SIMILAR = 0.86
_CANDIDATES = 4
_NEGATIONS = frozenset(
    words_of("no not cannot cant couldnt without never isnt arent wasnt doesnt didnt wont unable failed")
)
_LIGHT = frozenset(
    words_of("a an the to of is are be was in on at for from with by and or this that it please you your")
)
_SAME_WORD = 72.0
_SAME_SHORT_WORD = 80.0
_LONG_WORD = 6
_PIECE_SIMILAR = 65.0
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


def resembling(index: PairIndex, words: Sequence[str]) -> list[Likeness]:
    """The messages that a run of words resembles, best first."""
    likenesses = [_measure(wording, words) for wording in candidates(index, words, _CANDIDATES)]
    return sorted((one for one in likenesses if one is not None), key=lambda one: -one.ratio)


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
    if {meant[0], meant[-1]} & set(missing):
        return False  # that is a part of a message, not a slip of the pen
    return len(missing) <= len(meant) // _WORDS_A_MISSING_ONE and len(said) + len(missing) <= len(meant)


def _unmatched(meant: Sequence[str], said: Sequence[str]) -> list[str]:
    """The words of weight that are not said, not even mistyped or in two parts; each word said counts once."""
    from rapidfuzz import fuzz, process

    free = Counter(said) - Counter(meant)
    signs = {sign(word): word for word in free}
    joined = "".join(said)
    unmatched: list[str] = []
    for word in (Counter(meant) - Counter(said)).elements():
        if word in _LIGHT or word in _NEGATIONS or len(word) <= 2 or (len(word) >= _LONG_WORD and word in joined):
            continue
        if sign(word) in signs:
            continue
        least = _SAME_WORD if len(word) >= _LONG_WORD else _SAME_SHORT_WORD
        found = process.extractOne(word, list(free), scorer=fuzz.ratio, score_cutoff=least)
        if found is None:
            unmatched.append(word)
        else:
            del free[found[0]]
    return unmatched
