"""The tests that every tree carries: its examples and counter-examples, each against the whole knowledge base."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from assistant.diagnosis.case import UNITS, Case
from assistant.diagnosis.expertise import Expertise
from assistant.matching.complaints.suggest import suggest
from assistant.model.diagnosis import Candidate, CauseStatus, Diagnosis
from assistant.model.example import Example
from assistant.model.fact import FactKey, Known
from assistant.model.match import MatchKind
from assistant.model.tree import Symptom
from assistant.reasoning.doctor import confirmed_by_facts, facts_for_doctor
from assistant.reasoning.wanted import facts_of_fix, facts_wanted

_MOST_REASONS = 4


class ExampleFault(msgspec.Struct, frozen=True):
    """An example that does not do what its tree says.

    Attributes:
        text: the example's text, or its host in one line where it has none.
    """

    symptom: str
    path: str
    text: str
    what: str


def failing_examples(expertise: Expertise, symptoms: Iterable[Symptom]) -> Iterator[ExampleFault]:
    """Try all examples of these trees; those that fail, as they are found."""
    for symptom in symptoms:
        for example in symptom.examples:
            for what in _faults_of(expertise, symptom, example):
                yield ExampleFault(symptom.id, symptom.path, example.text or _host_words(example), what)
        for text in symptom.not_examples:
            if symptom.id in _found(expertise, symptom, text):
                yield ExampleFault(symptom.id, symptom.path, text, "a counter-example is recognised")


def recognised(expertise: Expertise, text: str) -> set[str]:
    """The symptoms whose messages stand in the text; word searches do not count, nor does what it is by its form."""
    matches = expertise.matcher.match(text).matches
    return {match.symptom for match in matches if match.kind is not MatchKind.WORDS}


def recognised_by_form(expertise: Expertise, text: str) -> set[str]:
    """The symptoms that take a shape of the text, where no message is recognised."""
    case = Case(expertise)
    case.read(text)
    return {match.symptom for match in case.matches if match.kind is MatchKind.SHAPE}


def _found(expertise: Expertise, symptom: Symptom, text: str) -> set[str]:
    """The symptoms that a text shows: by messages and shapes, or by words where the tree has nothing else."""
    if symptom.shapes:
        return recognised(expertise, text) | recognised_by_form(expertise, text)
    if symptom.messages:
        return recognised(expertise, text)
    return {match.symptom for match in suggest(text, lambda: expertise.complaints)}


def _faults_of(expertise: Expertise, symptom: Symptom, example: Example) -> Iterator[str]:
    if example.text:
        if symptom.id not in _found(expertise, symptom, example.text):
            by_words = not (symptom.messages or symptom.shapes)
            yield "not among the suggestions by its words" if by_words else "not recognised"
        for foreign in sorted(recognised(expertise, example.text) - {symptom.id, *example.also}):
            yield f"it is also recognised as {foreign}; if that is right, add `also: [{foreign}]`"
    if example.cause or example.excluded:
        yield from _misjudged(expertise, symptom, example)


def _misjudged(expertise: Expertise, symptom: Symptom, example: Example) -> Iterator[str]:
    case = Case(expertise)
    if example.text:
        case.read(example.text)
    yield from _misstated(case, symptom, example)
    answer = case.conclude() if case.matches else confirmed_by_facts(expertise.kb, case.facts)
    by = "the text and the host rank" if example.text and example.host else "the host ranks"
    by = by if example.host else "the text alone ranks"
    by_id = {each.cause.id: each for each in answer.candidates}
    if example.cause:
        yield from _not_first(example, answer, by_id, by)
    for id_ in example.excluded:
        found = by_id.get(id_)
        if found is not None and found.status is not CauseStatus.EXCLUDED:
            yield f"{_described(found)} is not ruled out"
        elif found is None and case.matches:
            yield f"{id_} is not among the candidates, so nothing rules it out"
    yield from (f"{key} is stated, but nothing asks for it" for key in _useless(expertise, case, answer))


def _misstated(case: Case, symptom: Symptom, example: Example) -> Iterator[str]:
    """Put the host of an example into a case; answers that do not fit their questions are told."""
    case.state(fact for fact in example.host if not fact.key.name.startswith("answer."))
    questions = {f"answer.{question.id}": question for question in symptom.questions}
    for fact in example.host:
        question = questions.get(fact.key.name)
        if question is not None:
            value = str(fact.answer.value) if isinstance(fact.answer, Known) else None
            if not case.answer(question, value):
                yield f"{value} is not an answer to {question.id}: {question.ask}"


def _not_first(example: Example, answer: Diagnosis, by_id: dict[str, Candidate], by: str) -> Iterator[str]:
    best = answer.best
    if best is None or best.cause.id != example.cause:
        instead = f"{by} {_described(best) if best else 'nothing'} first"
        wanted = by_id.get(example.cause or "")
        yield f"{instead}, not {_described(wanted) if wanted else example.cause}"
    elif example.status and best.status != example.status:
        yield f"{_described(best)} is ranked first, but should be {example.status}"
    elif example.fix and (answer.next.id, answer.next.cause) != (example.fix, example.cause):
        offered = f"{answer.next.kind} {answer.next.id}".strip()
        yield f"next is {offered}, not the fix {example.fix}: {answer.next.why}"


def _described(candidate: Candidate) -> str:
    """A candidate with what speaks for and against it."""
    said = [f"{each.effect.value}: {each.says}" for each in candidate.findings]
    said += [f"unsettled: {each.why}" for each in candidate.unsettled if each.effect.value in ("confirms", "excludes")]
    shown = said[:_MOST_REASONS] + (["..."] if len(said) > _MOST_REASONS else [])
    reasons = f"; {'; '.join(shown)}" if shown else ""
    return f"{candidate.cause.id} ({candidate.status.value}, {candidate.probability:.0%}{reasons})"


def _useless(expertise: Expertise, case: Case, answer: Diagnosis) -> list[FactKey]:
    """The stated facts that no evidence, fix or verification of any candidate asks for: a slip of the pen."""
    asked = {FactKey(f"service.{name}", unit) for unit in UNITS for name in ("active_state", "fatal_lines")}
    asked |= set(facts_wanted(expertise.kb, case.matches, case.captures, case.facts))
    asked |= set(() if case.matches else facts_for_doctor(expertise.kb, case.facts))
    for candidate in answer.candidates:
        for fix in candidate.cause.fixes:
            asked |= set(facts_of_fix(fix, candidate.captures, case.facts))
    return [key for key in case.facts if key not in asked and not key.name.startswith("answer.")]


def _host_words(example: Example) -> str:
    stated = (
        f"{fact.key}: {getattr(fact.answer, 'value', type(fact.answer).__name__.lower())}" for fact in example.host
    )
    return f"a host with {', '.join(stated)}"
