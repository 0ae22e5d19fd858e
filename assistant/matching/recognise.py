"""From the literals that were hit in a chunk to the messages that stand in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from assistant.matching.capture import clean
from assistant.matching.chunk import Chunk
from assistant.matching.cut_search import cuts
from assistant.matching.database import Database, Role, Use
from assistant.matching.exact import exact, score_of
from assistant.matching.found import ROWS_OF_A_MESSAGE, TEXT_LONGEST, Found, Taken, best, shown
from assistant.matching.meaning import Meanings
from assistant.matching.parts import Parts
from assistant.matching.pattern import Pattern
from assistant.matching.recognised import Collector
from assistant.matching.resemble import resemblances
from assistant.matching.wording import PairIndex
from assistant.model.match import MatchKind
from assistant.text.parts import head_of


class Recogniser:
    """Looks for all messages in one chunk after the other."""

    def __init__(
        self,
        database: Database,
        uses: Parts[int, tuple[Use, ...]],
        meanings: Meanings,
        load_pairs: Callable[[], PairIndex],
    ) -> None:
        self.meanings = meanings
        self._database = database
        self._uses = uses
        self._load_pairs = load_pairs
        self._pairs: PairIndex | None = None

    def recognise(self, chunk: Chunk, collector: Collector) -> None:
        """Add to the collector what stands in the chunk."""
        found: list[Found] = []
        ends: list[tuple[Use, list[int]]] = []
        for literal, stops in self._database.scan(chunk.squeezed, chunk.settled).items():
            for use in self._uses[literal]:
                if collector.seen.is_spent(use.pattern, use.role):
                    continue
                if use.role is Role.ANCHOR:
                    found.extend(self._whole(chunk, use, stops, collector))
                else:
                    ends.append((use, stops))
        taken = Taken(found)
        for use, stops in ends:
            outside = taken.outside(use, stops, set(self._symptoms(use.pattern)))
            if outside:
                found.extend(self._cut(chunk, use, outside, collector))
        found.extend(self._resembling(chunk, found))
        for one in best(found):
            rows = chunk.lines[one.row : one.row + ROWS_OF_A_MESSAGE]
            collector.cover(one.symptom, chunk.numbers_of(one.start, one.stop))
            collector.add(_as_given(one, chunk), self._pattern(one.pattern).text, chunk.numbers[one.row], rows)

    def _pattern(self, number: int) -> Pattern:
        return self.meanings.patterns[number]

    def _symptoms(self, number: int) -> Iterator[str]:
        return (owner.symptom for owner in self.meanings.owners[number])

    def _whole(self, chunk: Chunk, use: Use, stops: list[int], collector: Collector) -> Iterator[Found]:
        pattern = self._pattern(use.pattern)
        edges = {"whole_start": not pattern.pieces[0], "whole_end": not pattern.pieces[-1]}
        for view, base, place in exact(chunk, pattern, use, stops, collector.seen):
            start, stop = base + place.start, base + place.stop
            for owner in self.meanings.owners[use.pattern]:
                if owner.symptom:
                    yield Found(
                        use.pattern,
                        owner.symptom,
                        MatchKind.EXACT,
                        score_of(place),
                        start,
                        stop,
                        pattern.letters,
                        chunk.row_of(start),
                        shown(view, place.start, place.stop, **edges),
                        place.captures,
                    )
                else:
                    collector.phrase(pattern.text, owner.specificity, chunk.numbers_of(start, stop))

    def _cut(self, chunk: Chunk, use: Use, stops: list[int], collector: Collector) -> Iterator[Found]:
        pattern, unique = self._pattern(use.pattern), self.meanings.unique[use.pattern]
        for view, base, place in cuts(chunk, pattern, use, stops, unique, collector.seen):
            start, stop = base + place.start, base + place.stop
            score = round(0.5 + 0.45 * place.letters / pattern.letters, 3)
            text = shown(
                view, place.start, place.stop, whole_start=use.role is Role.TAIL, whole_end=use.role is Role.HEAD
            )
            for symptom in self._symptoms(use.pattern):
                if symptom:
                    row = chunk.row_of(start)
                    kind = MatchKind.TRUNCATED
                    yield Found(use.pattern, symptom, kind, score, start, stop, place.letters, row, text, {})

    def _resembling(self, chunk: Chunk, found: list[Found]) -> Iterator[Found]:
        for likeness, start, stop, text in resemblances(chunk, found, self._load):
            score = round(0.85 * likeness.ratio**2, 3)
            letters = self._pattern(likeness.pattern).letters
            for symptom in self._symptoms(likeness.pattern):
                if symptom:
                    row = chunk.row_of(start)
                    kind = MatchKind.APPROXIMATE
                    yield Found(likeness.pattern, symptom, kind, score, start, stop, letters, row, text, {})

    def _load(self) -> PairIndex:
        if self._pairs is None:
            self._pairs = self._load_pairs()
        return self._pairs


def _as_given(found: Found, chunk: Chunk) -> Found:
    """With the line as it was given, where it was read in another language, and beside it how it was read."""
    own = chunk.own.get(found.row)
    if own is None:
        return found
    text = head_of(clean(own.decode("utf-8", "replace")), TEXT_LONGEST)
    return msgspec.structs.replace(found, text=text, read_as=found.text)
