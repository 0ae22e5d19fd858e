"""Prints how well the probabilities hold: of the answers given with 80 %, 80 % should be right.

`python bench/calibration.py [FOLDER ...]` reads each example that names its cause, judges its text alone (no host), and
compares the first candidate with the cause that is named. `--cross` fits the weights to real reports, texts without a
fault and examples, and judges each text by weights that it had no part in: see cross.py. For whoever changes a number
in assistant/reasoning/weights.py.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from assistant.kb.knowledge import KnowledgeBase
from assistant.kb.load import load
from assistant.matching.matcher import Matcher
from assistant.matching.specificity.corpus import corpus_of
from assistant.model.tree import Example
from assistant.probes.catalogue import SPECS
from assistant.reasoning.rank import diagnose

SHIPPED = Path(__file__).resolve().parent.parent / "knowledge"
BINS = 10


class Answer(NamedTuple):
    """The answer to one example: what was said first, how surely, and what is right."""

    tree: str
    said: str
    right: str
    probability: float
    rank: int
    """of the right cause, from 1; 0 when it is no candidate"""


def answers(kb: KnowledgeBase) -> Iterator[Answer]:
    """Judge all examples that name their cause."""
    matcher = Matcher.load(Matcher.compile(kb.messages, kb.phrases, corpus_of(kb)))
    for symptom in kb.symptoms.values():
        for example in symptom.examples:
            if example.cause:
                yield _answer(kb, matcher, symptom.path or symptom.id, example)


def _answer(kb: KnowledgeBase, matcher: Matcher, tree: str, example: Example) -> Answer:
    found = matcher.match(example.text)
    diagnosis = diagnose(kb, found.matches, found.phrases, {})
    ids = [each.cause.id for each in diagnosis.candidates]
    rank = ids.index(example.cause) + 1 if example.cause in ids else 0
    best = diagnosis.best
    if best is None:
        return Answer(tree, "something else", example.cause or "", diagnosis.other_probability, rank)
    return Answer(tree, best.cause.id, example.cause or "", best.probability, rank)


def table(given: list[Answer]) -> Iterator[str]:
    """How many answers each bin of probability holds, what was said on average, and how many were right."""
    yield "said          answers   on average    right"
    missed = 0.0
    for low in range(BINS):
        inside = [each for each in given if min(int(each.probability * BINS), BINS - 1) == low]
        if inside:
            said = sum(each.probability for each in inside) / len(inside)
            right = sum(each.said == each.right for each in inside) / len(inside)
            missed += abs(said - right) * len(inside) / len(given)
            yield f"{low / BINS:4.0%} to {(low + 1) / BINS:4.0%}  {len(inside):7}   {said:9.0%}  {right:8.0%}"
    yield f"expected calibration error: {missed:.3f}"


def scores(given: list[Answer]) -> Iterator[str]:
    """How many are right, and the mean logarithmic loss of the first answers (lower is better)."""
    first = sum(each.rank == 1 for each in given)
    third = sum(0 < each.rank <= 3 for each in given)
    loss = [-math.log(max(1e-6, each.probability if each.rank == 1 else 1 - each.probability)) for each in given]
    yield f"right at the first place: {first} of {len(given)}; among the first three: {third}"
    yield f"mean logarithmic loss: {sum(loss) / len(loss):.3f}"


def cross() -> None:
    """Print what cross-validation says of the weights."""
    from assistant.diagnosis.expertise import Expertise
    from bench.cross import report

    kb = load([SHIPPED], SPECS)
    for line in report(Expertise(kb, Matcher.load(Matcher.compile(kb.messages, kb.phrases, corpus_of(kb))))):
        print(line, flush=True)


def main(folders: list[str]) -> None:
    """Print the table, the scores and what was wrong."""
    if folders == ["--cross"]:
        cross()
        return
    given = list(answers(load([Path(each) for each in folders] or [SHIPPED], SPECS)))
    if not given:
        print("no example names its cause")
        return
    for line in (*table(given), "", *scores(given)):
        print(line)
    for each in given:
        if each.rank != 1:
            place = f"place {each.rank}" if each.rank else "no candidate"
            print(f"  {each.tree}: {each.right} ({place}) behind {each.said} ({each.probability:.0%})")


if __name__ == "__main__":
    main(sys.argv[1:])
