"""The index of the causes' words, and how alike a text is to each of them: BM25 (Robertson and Zaragoza 2009)."""

from __future__ import annotations

from collections.abc import Mapping
from math import log
from typing import Self

import msgspec

from assistant.matching.alike.terms import terms_of
from assistant.matching.parts import Parts, encoded

FORMAT = "drydock.alike/1"
FULL = 40.0
"""The score of a text that is very much alike: likeness 1."""
_K1, _B = 1.2, 0.6
_MOST_REPEATS = 1.5
"""A word that a text repeats counts at most so often: logs repeat themselves."""


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    """Cause ids, and for each term the causes (by place) that have it, with what it adds to their scores."""

    format: str
    causes: list[str]
    postings: dict[str, msgspec.Raw]


def compile_alike(words: Mapping[str, Mapping[str, float]]) -> bytes:
    """Index the causes' words; `Alike.load` takes the bytes."""
    causes = list(words)
    lengths = {id_: sum(words[id_].values()) for id_ in causes}
    mean = sum(lengths.values()) / max(1, len(causes)) or 1.0
    spread: dict[str, list[int]] = {}
    for at, id_ in enumerate(causes):
        for term in words[id_]:
            spread.setdefault(term, []).append(at)
    postings = {
        term: [
            (at, _impact(words[causes[at]][term], lengths[causes[at]] / mean, len(here), len(causes))) for at in here
        ]
        for term, here in spread.items()
    }
    stored = _Stored(FORMAT, causes, dict(zip(postings, encoded(postings.values()), strict=True)))
    return msgspec.msgpack.encode(stored)


def _impact(count: float, length: float, having: int, all_causes: int) -> float:
    """What a term adds to a cause that has it so often; `length` is that of its words against the mean."""
    rarity = log(1 + (all_causes - having + 0.5) / (having + 0.5))
    return round(rarity * count * (_K1 + 1) / (count + _K1 * (1 - _B + _B * length)), 3)


class Alike:
    """Tells how alike a text is to what the trees say of each cause."""

    def __init__(self, stored: _Stored) -> None:
        self._causes = stored.causes
        self._postings = Parts[str, list[tuple[int, float]]](stored.postings, list[tuple[int, float]])

    @classmethod
    def load(cls, blob: bytes) -> Self:
        """Load what `compile_alike` made.

        Raises:
            ValueError: it is of another version.
        """
        stored = msgspec.msgpack.decode(blob, type=_Stored)
        if stored.format != FORMAT:
            raise ValueError("not an index of likeness of this version")
        return cls(stored)

    def to(self, text: str) -> dict[str, float]:
        """The likeness of each cause that shares a word with the text: 1 for very much, and it may be more."""
        scores: dict[int, float] = {}
        for term, times in terms_of(text).items():
            if term in self._postings.encoded:
                count = min(times, _MOST_REPEATS)
                for at, impact in self._postings[term]:
                    scores[at] = scores.get(at, 0.0) + impact * count
        return {self._causes[at]: score / FULL for at, score in scores.items()}
