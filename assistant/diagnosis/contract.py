"""The JSON that other programs read. Keys are added freely and never renamed."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from assistant.model.diagnosis import Candidate, Diagnosis, Outcome
from assistant.model.fact import Fact, FactKey, Known, Unknown
from assistant.model.tree import Fix, Step
from assistant.reasoning.filled_action import show_action
from assistant.reasoning.shown_fix import fixes_shown
from assistant.reasoning.values import Values

SCHEMA = "drydock.diagnosis/1"
DOCTOR_SCHEMA = "drydock.doctor/1"

JsonObject = dict[str, object]


def diagnosis_object(diagnosis: Diagnosis, *, session: int | None, schema: str = SCHEMA) -> JsonObject:
    """A diagnosis as `diagnose --json` prints it."""
    facts = {fact.key: fact for fact in diagnosis.facts}
    return {
        "schema": schema,
        "symptoms": [_symptom(match) for match in diagnosis.matches],
        "causes": [_cause(candidate, facts) for candidate in diagnosis.candidates],
        "other_probability": round(diagnosis.other_probability, 4),
        "facts": [_fact(fact) for fact in diagnosis.facts],
        "next": msgspec.to_builtins(diagnosis.next),
        "remarks": list(diagnosis.remarks),
        "waiting": [msgspec.to_builtins(look) for look in diagnosis.waiting],
        "session": session,
    }


def outcome_object(outcome: Outcome) -> JsonObject:
    """How a fix went, as `fix --json` adds it."""
    plain: JsonObject = msgspec.to_builtins(outcome)
    return plain


def _symptom(match: object) -> JsonObject:
    plain: JsonObject = msgspec.to_builtins(match)
    plain["id"] = plain.pop("symptom")
    plain["match"] = plain.pop("kind")
    plain["score"] = round(float(str(plain["score"])), 3)
    return plain


def _cause(candidate: Candidate, facts: Mapping[FactKey, Fact]) -> JsonObject:
    cause = candidate.cause
    return {
        "id": cause.id,
        "title": cause.title,
        "status": candidate.status.value,
        "probability": round(candidate.probability, 4),
        "explain": cause.explain.strip(),
        "wrong_if": cause.wrong_if.strip(),
        "symptoms": list(candidate.symptoms),
        "root_of": list(candidate.root_of),
        "evidence": [
            {
                "fact": finding.name,
                "of": finding.of,
                "value": finding.value,
                "effect": finding.effect.value,
                "says": finding.says,
                "subject": finding.subject,
            }
            for finding in candidate.findings
        ],
        "unsettled": [msgspec.to_builtins(each) for each in candidate.unsettled],
        "fixes": [_fix(fix, Values(candidate.captures, facts)) for fix in fixes_shown(candidate, facts)],
        "sources": list(cause.sources),
    }


def _fix(fix: Fix, values: Values) -> JsonObject:
    return {
        "id": fix.id,
        "title": fix.title,
        "risk": fix.risk.value,
        "breaks": fix.breaks,
        "undo": fix.undo,
        "steps": [_step(step, values) for step in fix.steps],
    }


def _step(step: Step, values: Values) -> JsonObject:
    action = show_action(step.action, values)
    return {
        "title": step.why,
        "action": msgspec.to_builtins(action),
        "command": list(action.command_line),
        "risk": step.risk.value if step.risk else None,
    }


def _fact(fact: Fact) -> JsonObject:
    answer = fact.answer
    plain: JsonObject = {"fact": fact.key.name, "of": fact.key.of, "state": "absent", "value": None}
    if isinstance(answer, Known):
        plain |= {"state": "known", "value": answer.value}
    elif isinstance(answer, Unknown):
        plain |= {"state": "unknown", "reason": answer.reason.value, "detail": answer.detail, "remedy": answer.remedy}
    return plain | {"took_ms": fact.took_ms, "source": fact.source}
