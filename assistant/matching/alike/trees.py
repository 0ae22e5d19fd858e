"""What the index of likeness reads of the trees: for each cause the words that its tree uses for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from assistant.matching.alike.terms import terms_of
from assistant.model.tree import Cause, Effect, Message, Subject, Symptom
from assistant.text.holes import WRITTEN_HOLE

_POINTED, _MESSAGE, _POINTED_ELSEWHERE = 2.0, 1.0, 0.3
_EXAMPLE, _EXAMPLE_OF_ANY = 1.5, 0.4
_TITLE, _PHRASE, _EXPLAIN, _FIX = 2.0, 1.0, 0.7, 0.4
"""What a word weighs by where it stands. Half or twice of each changes little: what counts is that the words of the
programs (messages, examples) and those of people (titles, explanations) are both there."""
_SPEAKS_FOR = (Effect.CONFIRMS, Effect.SUPPORTS)


def words_of_causes(symptoms: Mapping[str, Symptom], causes: Mapping[str, Cause]) -> dict[str, dict[str, float]]:
    """For each cause its words with their weights."""
    found: dict[str, dict[str, float]] = {}
    for id_, symptom in symptoms.items():
        for ref in symptom.causes:
            words = found.setdefault(ref.id, {})
            for text, weight in _said(symptom, causes[ref.id], own=causes[ref.id].home == id_):
                _add(words, text, weight)
    return found


def _add(words: dict[str, float], text: str, weight: float) -> None:
    for term in terms_of(text):
        words[term] = words.get(term, 0.0) + weight


def _said(symptom: Symptom, cause: Cause, *, own: bool) -> Iterator[tuple[str, float]]:
    for message in symptom.messages:
        yield WRITTEN_HOLE.sub(" ", message.text), _weight_of(message, cause.id)
    for example in symptom.examples:
        if example.cause in (None, cause.id):
            yield example.text, _EXAMPLE if example.cause else _EXAMPLE_OF_ANY
    if own:
        yield symptom.title, _TITLE / 2
        yield from _of_cause(cause)


def _weight_of(message: Message, cause_id: str) -> float:
    if cause_id in message.points_to:
        return _POINTED
    return _POINTED_ELSEWHERE if message.points_to else _MESSAGE


def _of_cause(cause: Cause) -> Iterator[tuple[str, float]]:
    yield cause.title, _TITLE
    yield f"{cause.explain} {cause.wrong_if}", _EXPLAIN
    for phrase in _phrases(cause):
        yield WRITTEN_HOLE.sub(" ", phrase), _PHRASE
    for fix in cause.fixes:
        yield fix.title, _FIX


def _phrases(cause: Cause) -> Iterable[str]:
    for evidence in cause.evidence:
        if evidence.effect in _SPEAKS_FOR:
            yield from (each.name for each in evidence.when if each.subject is Subject.PASTE)
