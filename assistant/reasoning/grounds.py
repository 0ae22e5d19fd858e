"""The facts behind a finding, and behind a proof that was looked for in vain."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from assistant.model.diagnosis import Candidate, Finding
from assistant.model.fact import Fact, FactKey
from assistant.model.tree import Effect, Evidence, Subject
from assistant.reasoning.condition import judge
from assistant.reasoning.template import fill_key, fill_words
from assistant.reasoning.values import Missing, Values


def facts_behind(candidate: Candidate, finding: Finding, facts: Mapping[FactKey, Fact]) -> tuple[Fact, ...]:
    """The facts that a finding of a candidate rests on, as they were found."""
    values = Values(candidate.captures, facts)
    source = next((each for each in candidate.cause.evidence if _is_from(finding, each, values)), None)
    conditions = source.when if source else ()
    keys = (fill_key(each.name, each.of, values) for each in conditions if each.subject is Subject.FACT)
    return tuple(dict.fromkeys(facts[key] for key in keys if not isinstance(key, Missing) and key in facts))


def facts_against_proof(candidate: Candidate, facts: Mapping[FactKey, Fact]) -> tuple[Fact, ...]:
    """The facts that are not as they would have to be to prove a candidate."""
    values = Values(candidate.captures, facts)
    verdicts = (
        judge(condition, values, None)
        for evidence in candidate.cause.evidence
        if evidence.effect is Effect.CONFIRMS
        for condition in evidence.when
    )
    keys = [verdict.key for verdict in verdicts if verdict.held is False and verdict.key]
    return tuple(dict.fromkeys(facts[key] for key in keys))


def _is_from(finding: Finding, evidence: Evidence, values: Values) -> bool:
    """Whether a finding came from this evidence of the tree: the same subject and the same words."""
    first = evidence.when[0]
    if (first.subject.value, first.name) != (finding.subject, finding.name):
        return False
    return fill_words(evidence.says, msgspec.structs.replace(values, value=finding.value)) == finding.says
