"""Fits the weights of the reasoning to texts of known truth, and judges each text by weights that it had no part in.

`python -m bench.calibration --cross` runs it. Few weights are fitted, each on a short scale: what 200 texts can tell
apart is not more. A fold's weights are those with the least logarithmic loss on all other folds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import NamedTuple

from assistant.diagnosis.case import Case
from assistant.diagnosis.expertise import Expertise
from assistant.reasoning import weights
from bench.judged import Judged, Source, Text, Verdict, all_texts, judge

SCALES: dict[str, tuple[float, ...]] = {
    "COVERAGE": (0.75, 0.8, 0.85, 0.9, 0.95),
    "SPECIFIC": (0.7, 0.85, 1.0),
    "UNEXPLAINED": (0.5, 0.65, 0.8, 0.95),
    "ODDS_ALONE": (0.3, 0.45, 0.6, 1.0),
    "POINTS_TO": (4.0, 10.0, 25.0),
    "SUPPORTS": (2.0, 4.0, 6.0),
    "CONFIRMS_BY_TEXT": (20.0, 60.0, 200.0),
    "CONFIRMS_BY_PASTE": (50.0, 200.0, 1000.0),
    "LEAK": (0.1, 0.2, 0.4),
}
"""The weights that are fitted, each with the values that are tried."""
FOLDS = 5
ROUNDS = 2
EXAMPLE = 0.1
"""What an example of a tree counts: the tree was written with it in view."""
EVERY = 3
"""Of the examples every so manieth is judged, for the time it takes."""
_SURE = 0.98

Vector = tuple[float, ...]


class Fold(NamedTuple):
    """The weights that fit all texts but those of one fold, and the answers to these."""

    chosen: dict[str, float]
    judged: list[Judged]


class Texts:
    """All texts, read once, and judged with any weights."""

    def __init__(self, expertise: Expertise) -> None:
        found = [each for each in all_texts(expertise.kb) if each.faultless or each.decidable]
        examples = [each for each in found if each.source is Source.EXAMPLE][::EVERY]
        self.texts = [each for each in found if each.source is not Source.EXAMPLE] + examples
        self._cases = [_read(expertise, each) for each in self.texts]
        self._answers: dict[Vector, list[Judged]] = {}

    def judged(self, vector: Vector) -> list[Judged]:
        """The answers with these values of the weights."""
        if vector not in self._answers:
            with _set(dict(zip(SCALES, vector, strict=True))):
                pairs = zip(self.texts, self._cases, strict=True)
                self._answers[vector] = [judge(text, case.conclude()) for text, case in pairs]
        return self._answers[vector]

    def loss(self, vector: Vector, without: int | None = None) -> float:
        """The mean logarithmic loss of the first answers, on all texts but those of one fold; lower is better."""
        counted = [
            (loss_of(each), EXAMPLE if each.text.source is Source.EXAMPLE else 1.0)
            for number, each in enumerate(self.judged(vector))
            if number % FOLDS != without
        ]
        return sum(loss * count for loss, count in counted) / sum(count for _, count in counted)

    @cached_property
    def today(self) -> Vector:
        """The weights as they are."""
        return tuple(getattr(weights, name) for name in SCALES)

    def best(self, without: int | None = None) -> Vector:
        """The values with the least loss: one weight after the other, a few times over."""
        best = self.today
        for _ in range(ROUNDS):
            for place, scale in enumerate(SCALES.values()):
                tried = [(*best[:place], value, *best[place + 1 :]) for value in scale]
                best = min([best, *tried], key=lambda vector: self.loss(vector, without))
        return best

    def folds(self) -> Iterator[Fold]:
        """Each fold, judged by weights that were fitted without it."""
        for fold in range(FOLDS):
            vector = self.best(fold)
            chosen = dict(zip(SCALES, vector, strict=True))
            yield Fold(chosen, [each for number, each in enumerate(self.judged(vector)) if number % FOLDS == fold])


def loss_of(judged: Judged) -> float:
    """The logarithmic loss of an answer: what its probability was not worth."""
    probability = min(judged.probability, _SURE)
    return -math.log(probability if judged.verdict is Verdict.RIGHT else 1 - probability)


def _read(expertise: Expertise, text: Text) -> Case:
    case = Case(expertise)
    case.read(text.text)
    return case


@contextmanager
def _set(values: Mapping[str, float]) -> Iterator[None]:
    before = {name: getattr(weights, name) for name in values}
    try:
        for name, value in values.items():
            setattr(weights, name, value)
        yield
    finally:
        for name, value in before.items():
            setattr(weights, name, value)


def report(expertise: Expertise) -> Iterator[str]:
    """What the folds chose, how well that holds on the texts left out, and what all texts together would choose."""
    from bench.reports import truth

    texts = Texts(expertise)
    folds = list(texts.folds())
    best = dict(zip(SCALES, texts.best(), strict=True))
    yield f"{'weight':<20}{'today':>8}{'all':>8}   each fold"
    for name, now in zip(SCALES, texts.today, strict=True):
        chosen = " ".join(f"{fold.chosen[name]:>6g}" for fold in folds)
        yield f"{name:<20}{now:>8g}{best[name]:>8g}   {chosen}"
    left_out = [each for fold in folds for each in fold.judged]
    for what, judged in (("today's weights", texts.judged(texts.today)), ("fitted without the fold", left_out)):
        unseen = [each for each in judged if each.text.source is not Source.EXAMPLE]
        loss = sum(map(loss_of, unseen)) / len(unseen)
        yield f"\n{what}: mean logarithmic loss {loss:.3f} on {len(unseen)} texts"
        yield from truth(unseen)
