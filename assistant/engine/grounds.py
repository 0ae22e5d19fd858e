"""The facts behind a finding."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from assistant.engine.template import fill_key, fill_words
from assistant.engine.values import Missing, Values
from assistant.model.diagnosis import Candidate, Finding
from assistant.model.fact import Fact, FactKey
from assistant.model.tree import Evidence, Subject


def facts_behind(candidate: Candidate, ground: Finding | Evidence, facts: Mapping[FactKey, Fact]) -> tuple[Fact, ...]:
    """The facts that a finding (or a piece of evidence) of a candidate rests on, as they were found."""
    values = Values(candidate.captures, facts)
    pieces = [ground] if isinstance(ground, Evidence) else _evidence_of(candidate, ground, values)
    keys = (
        fill_key(condition.name, condition.of, values)
        for evidence in pieces
        for condition in evidence.when
        if condition.subject is Subject.FACT
    )
    return tuple(dict.fromkeys(facts[key] for key in keys if not isinstance(key, Missing) and key in facts))


def _evidence_of(candidate: Candidate, finding: Finding, values: Values) -> list[Evidence]:
    """The evidence of the tree that a finding came from: the one with the same subject and words."""
    found = msgspec.structs.replace(values, value=finding.value)
    return [evidence for evidence in candidate.cause.evidence if _is_from(finding, evidence, found)][:1]


def _is_from(finding: Finding, evidence: Evidence, values: Values) -> bool:
    first = evidence.when[0]
    same = (first.subject.value, first.name) == (finding.subject, finding.name)
    return same and fill_words(evidence.says, values) == finding.says
