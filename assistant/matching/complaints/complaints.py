"""Finds the symptoms that a complaint may mean."""

from __future__ import annotations

from functools import cached_property
from math import log
from typing import Self

import msgspec

from assistant.matching.complaints.glossary import NOT, Glossary
from assistant.matching.complaints.index import FORMAT, Stored
from assistant.matching.complaints.noise import GENERIC, least_score
from assistant.matching.complaints.spelling import nearest
from assistant.matching.complaints.terms import Reader, Term
from assistant.matching.parts import Parts

MOST_SUGGESTED = 3
_LOOKED_AT = 40
"""So many symptoms, those that share most terms, are looked at phrase by phrase."""
_MISTYPED = 0.8
_PAIR = 0.5
"""What a pair of characters counts, of which two in three are no word."""
_LEAST_TOLD = 0.3
"""What a complaint must share with a phrase at least, measured by a word that one symptom alone has: less is chance."""
_NEAR_BEST = 0.72
_LEAST_KNOWN = 0.4


class Complaints:
    """All symptoms, ready to be found by a person's words."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._phrases = Parts[int, list[tuple[str, ...]]](stored.phrases, list[tuple[str, ...]])
        self._postings = Parts[str, list[tuple[int, float]]](stored.postings, list[tuple[int, float]])
        self._strange = log(1 + len(stored.symptoms))

    @classmethod
    def load(cls, blob: bytes) -> Self:
        """Load what `compile_index` made.

        Raises:
            ValueError: when it is damaged or of another version.
        """
        try:
            stored = msgspec.msgpack.decode(blob, type=Stored)
        except msgspec.MsgspecError as error:
            raise ValueError(f"not an index of complaints: {error}") from error
        if stored.format != FORMAT:
            raise ValueError("not an index of complaints of this version")
        return cls(stored)

    @cached_property
    def _glossary(self) -> Glossary:
        found: Glossary = msgspec.msgpack.decode(self._stored.glossary, type=Glossary)
        return found

    @cached_property
    def _reader(self) -> Reader:
        return Reader(self._glossary)

    @cached_property
    def _spelling(self) -> dict[str, str]:
        found: dict[str, str] = msgspec.msgpack.decode(self._stored.spelling, type=dict[str, str])
        return found

    def find(self, text: str) -> tuple[tuple[str, str, float], ...]:
        """The symptoms that a complaint may mean, best first: id, title, and how well it fits (0 to 1).

        At most MOST_SUGGESTED; none when the text says too little of anything that a tree speaks of.
        """
        said, strange = self._weighed(self._reader.terms(text))
        total = sum(said.values()) + strange
        least = least_score(said, strange=strange > 0)
        if least > 1 or total - strange < _LEAST_KNOWN * total:
            return ()
        shared = self._shared(said)
        nearest_first = sorted(shared, key=lambda at: -shared[at])[:_LOOKED_AT]
        scored = [(self._score(at, shared[at], said, total), at) for at in nearest_first]
        scored = sorted((pair for pair in scored if pair[0] >= least), key=lambda pair: (-pair[0], pair[1]))
        enough = [pair for pair in scored if pair[0] >= _NEAR_BEST * scored[0][0]][:MOST_SUGGESTED]
        return tuple((*self._stored.symptoms[at], round(min(score, 1.0), 3)) for score, at in enough)

    def _weighed(self, terms: list[Term]) -> tuple[dict[str, float], float]:
        """What each known term tells, and what all those would that no tree has: of these, more tell little more."""
        rarity, said, strange = self._stored.rarity, dict[str, float](), 0.0
        for word, term in {term.name: term for term in terms}.items():
            weight = GENERIC.get(word, _PAIR if len(word) <= 2 and not word.isascii() else 1.0)
            if word not in rarity and (meant := self._corrected(term)):
                word, weight = meant, _MISTYPED
            if word in rarity:
                said[word] = max(said.get(word, 0.0), weight * rarity[word])
            elif not word.startswith("!") and not word.isdigit():
                strange += weight
        return said, strange**0.5 * self._strange / 2

    def _corrected(self, term: Term) -> str | None:
        return None if term.known else nearest(term.word, list(self._spelling), self._spelling)

    def _shared(self, said: dict[str, float]) -> dict[int, float]:
        found: dict[int, float] = {}
        for word, weight in said.items():
            for at, saturated in self._postings[word]:
                found[at] = found.get(at, 0.0) + weight * saturated
        return found

    def _score(self, at: int, shared: float, said: dict[str, float], total: float) -> float:
        """How well a symptom's best phrase fits, and how much of what is said its tree speaks of."""
        best = max((self._likeness(phrase, said, total) for phrase in self._phrases[at]), default=0.0)
        return 0.6 * best + 0.4 * min(shared / total, 1.0)

    def _likeness(self, phrase: tuple[str, ...], said: dict[str, float], total: float) -> float:
        """How much a phrase and a complaint have in common, of both."""
        rarity = self._stored.rarity
        common = [name for name in phrase if name in said]
        told = sum(said[name] for name in common)
        if told < _LEAST_TOLD * self._strange or all(name == NOT for name in common):
            return 0.0
        whole = sum(rarity[name] for name in phrase)
        return float((told / total * sum(rarity[name] for name in common) / whole) ** 0.5)
