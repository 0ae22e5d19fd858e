"""The tests that every tree carries: its examples and counter-examples, each against the whole knowledge base."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from assistant.diagnosis.case import Case, Expertise
from assistant.model.match import MatchKind
from assistant.model.tree import Example, Symptom


class ExampleFault(msgspec.Struct, frozen=True):
    """An example that does not do what its tree says."""

    symptom: str
    path: str
    text: str
    what: str


def failing_examples(expertise: Expertise, symptoms: Iterator[Symptom]) -> Iterator[ExampleFault]:
    """Try all examples of these trees; those that fail, as they are found."""
    for symptom in symptoms:
        for example in symptom.examples:
            for what in _faults_of(expertise, symptom, example):
                yield ExampleFault(symptom.id, symptom.path, example.text, what)
        for text in symptom.not_examples:
            if symptom.id in recognised(expertise, text):
                yield ExampleFault(symptom.id, symptom.path, text, "a counter-example is recognised")


def recognised(expertise: Expertise, text: str) -> set[str]:
    """The symptoms whose messages stand in the text; word searches do not count."""
    matches = expertise.matcher.match(text).matches
    return {match.symptom for match in matches if match.kind is not MatchKind.WORDS}


def _faults_of(expertise: Expertise, symptom: Symptom, example: Example) -> Iterator[str]:
    found = recognised(expertise, example.text)
    if symptom.id not in found:
        yield "not recognised"
    for foreign in sorted(found - {symptom.id, *example.also}):
        yield f"also recognised as {foreign}; if that is right, say so with `also: [{foreign}]`"
    if example.cause is not None:
        best = _first_cause(expertise, example.text)
        if best != example.cause:
            yield f"the text alone ranks {best or 'nothing'} first, not {example.cause}"


def _first_cause(expertise: Expertise, text: str) -> str | None:
    case = Case(expertise)
    case.read(text)
    best = case.conclude().best
    return best.cause.id if best else None
