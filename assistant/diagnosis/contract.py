"""The JSON that other programs read, made from a diagnosis."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from assistant.model.contract.diagnosis import (
    SCHEMA,
    CauseObject,
    DiagnosisObject,
    EvidenceObject,
    FactObject,
    FixedObject,
    FixObject,
    StepObject,
    SymptomObject,
)
from assistant.model.diagnosis import Candidate, Diagnosis, Finding, Outcome
from assistant.model.fact import Fact, FactKey, Known, Unknown
from assistant.model.match import Match
from assistant.model.tree import Fix, Step
from assistant.reasoning.affects import affects_of_fix, affects_of_step
from assistant.reasoning.filled_action import show_action
from assistant.reasoning.shown_fix import fixes_shown
from assistant.reasoning.values import Values


def diagnosis_object(diagnosis: Diagnosis, *, session: int | None, schema: str = SCHEMA) -> DiagnosisObject:
    """A diagnosis as `diagnose --json` prints it."""
    facts = {fact.key: fact for fact in diagnosis.facts}
    return DiagnosisObject(
        schema=schema,
        symptoms=tuple(_symptom(match) for match in diagnosis.matches),
        causes=tuple(_cause(candidate, facts) for candidate in diagnosis.candidates),
        other_probability=round(diagnosis.other_probability, 4),
        facts=tuple(_fact(fact) for fact in diagnosis.facts),
        next=diagnosis.next,
        remarks=diagnosis.remarks,
        waiting=diagnosis.waiting,
        unexplained=diagnosis.unexplained,
        session=session,
    )


def fixed_object(diagnosis: Diagnosis, outcome: Outcome | None, *, session: int | None) -> FixedObject:
    """A diagnosis with how its fix went, as `fix --json` prints it."""
    told = diagnosis_object(diagnosis, session=session)
    return FixedObject(**msgspec.structs.asdict(told), outcome=outcome or Outcome("nothing-to-do"))


def _symptom(match: Match) -> SymptomObject:
    return SymptomObject(
        id=match.symptom,
        message=match.message,
        match=match.kind,
        score=round(match.score, 3),
        line=match.line,
        text=match.text,
        captures=match.captures,
        points_to=match.points_to,
        echo=match.echo,
        origin=match.origin,
        read_as=match.read_as or msgspec.UNSET,
    )


def _cause(candidate: Candidate, facts: Mapping[FactKey, Fact]) -> CauseObject:
    cause = candidate.cause
    return CauseObject(
        id=cause.id,
        title=cause.title,
        status=candidate.status,
        probability=round(candidate.probability, 4),
        proved=candidate.proved,
        explain=cause.explain.strip(),
        wrong_if=cause.wrong_if.strip(),
        symptoms=candidate.symptoms,
        root_of=candidate.root_of,
        evidence=tuple(_evidence(finding) for finding in candidate.findings),
        unsettled=candidate.unsettled,
        fixes=tuple(_fix(fix, Values(candidate.captures, facts)) for fix in fixes_shown(candidate, facts)),
        sources=cause.sources,
    )


def _evidence(finding: Finding) -> EvidenceObject:
    return EvidenceObject(
        fact=finding.name,
        of=finding.of,
        value=finding.value,
        effect=finding.effect,
        says=finding.says,
        subject=finding.subject,
        facts=finding.keys,
        origin=finding.origin,
        line=finding.line or msgspec.UNSET,
    )


def _fix(fix: Fix, values: Values) -> FixObject:
    return FixObject(
        id=fix.id,
        title=fix.title,
        risk=fix.risk,
        breaks=fix.breaks,
        undo=fix.undo,
        steps=tuple(_step(step, fix, values) for step in fix.steps),
        affects=affects_of_fix(fix, values),
        trees=fix.trees,
        untrusted=fix.untrusted,
    )


def _step(step: Step, fix: Fix, values: Values) -> StepObject:
    action = show_action(step.action, values)
    command = action.command_line
    return StepObject(
        title=step.why,
        action=msgspec.to_builtins(action),
        command=command,
        risk=step.risk,
        affects=affects_of_step(step, fix, values),
        trees=fix.trees,
    )


def _fact(fact: Fact) -> FactObject:
    answer = fact.answer
    told = FactObject(
        fact=fact.key.name,
        of=fact.key.of,
        state="absent",
        took_ms=fact.took_ms,
        source=fact.source,
        origin=fact.origin,
        line=fact.line or msgspec.UNSET,
    )
    if isinstance(answer, Known):
        return msgspec.structs.replace(told, state="known", value=answer.value)
    if isinstance(answer, Unknown):
        reason, detail, remedy = answer.reason, answer.detail, answer.remedy
        return msgspec.structs.replace(told, state="unknown", reason=reason, detail=detail, remedy=remedy)
    return told
