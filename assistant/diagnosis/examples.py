"""The tests that every tree carries: its examples and counter-examples, each against the whole knowledge base."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from assistant.diagnosis.case import Brain, Case
from assistant.model.match import MatchKind
from assistant.model.tree import Example, Symptom


class ExampleFault(msgspec.Struct, frozen=True):
    """An example that does not do what its tree says."""

    symptom: str
    path: str
    text: str
    what: str


def failing_examples(brain: Brain, symptoms: Iterator[Symptom]) -> Iterator[ExampleFault]:
    """Try all examples of these trees; those that fail, as they are found."""
    for symptom in symptoms:
        for example in symptom.examples:
            for what in _faults_of(brain, symptom, example):
                yield ExampleFault(symptom.id, symptom.path, example.text, what)
        for text in symptom.not_examples:
            if symptom.id in recognised(brain, text):
                yield ExampleFault(symptom.id, symptom.path, text, "a counter-example is recognised")


def recognised(brain: Brain, text: str) -> set[str]:
    """The symptoms whose messages stand in the text; word searches do not count."""
    matches = brain.matcher.match(text).matches
    return {match.symptom for match in matches if match.kind is not MatchKind.WORDS}


def _faults_of(brain: Brain, symptom: Symptom, example: Example) -> Iterator[str]:
    found = recognised(brain, example.text)
    if symptom.id not in found:
        yield "not recognised"
    for foreign in sorted(found - {symptom.id, *example.also}):
        yield f"also recognised as {foreign}; if that is right, say so with `also: [{foreign}]`"
    if example.cause is not None:
        best = _first_cause(brain, example.text)
        if best != example.cause:
            yield f"the text alone ranks {best or 'nothing'} first, not {example.cause}"


def _first_cause(brain: Brain, text: str) -> str | None:
    case = Case(brain)
    case.read(text)
    best = case.conclude().best
    return best.cause.id if best else None
