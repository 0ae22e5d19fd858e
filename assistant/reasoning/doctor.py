"""Every cause that the facts alone prove, without a text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.model.diagnosis import Diagnosis, Next
from assistant.model.effort import WaitingLook
from assistant.model.fact import Fact, FactKey, Known
from assistant.model.tree import Cause, Effect
from assistant.reasoning import weights
from assistant.reasoning.condition import holds
from assistant.reasoning.evidence import Proof
from assistant.reasoning.hypothesis import Hypothesis, default_captures
from assistant.reasoning.judged import Judged
from assistant.reasoning.judgement import judge_hypothesis, order_proved
from assistant.reasoning.knowledge import Knowledge
from assistant.reasoning.next import fix_next
from assistant.reasoning.rank import candidate_of
from assistant.reasoning.remarks import several_faults, unknown_remarks, unsettled_keys
from assistant.reasoning.unseen import unseen_facts
from assistant.reasoning.values import Values
from assistant.reasoning.wanted import keys_of_evidence

INSTALLED = "daemon.installed"
_SIGNS = (INSTALLED, "daemon.process", "daemon.reachable")


def confirmed_by_facts(
    kb: Knowledge, facts: Mapping[FactKey, Fact], looks: Mapping[FactKey, WaitingLook] | None = None
) -> Diagnosis:
    """The causes that may be reported without a symptom, and that facts of the host prove.

    Effects come behind their roots, which list them in `root_of`: show a candidate that is in such a list under its
    root, not as a fault of its own. Remarks name the facts that could not be had; `looks` are those that wait for
    consent, by the facts that they would tell.
    """
    judged = [judge_hypothesis(each, None, facts) for each in _checked(kb, facts)]
    proved = [each for each in judged if each.assessment.proof is Proof.FACT]
    judgement = order_proved(kb, proved)
    below = {id_ for ids in judgement.effects.values() for id_ in ids}
    roots = [each for each in judgement.judged if each.id not in below]
    remarks = several_faults(each.hypothesis.cause.title for each in roots)
    unseen = unseen_facts(facts.values())
    return Diagnosis(
        matches=(),
        candidates=tuple(candidate_of(judgement, each) for each in judgement.judged),
        other_probability=judgement.other,
        facts=tuple(facts.values()),
        next=fix_next(roots[0], facts, None, looks or {}) if roots else _nothing_found(unseen),
        remarks=(*remarks, *unknown_remarks((*unseen, *_unknown(judged)), facts)),
    )


def facts_for_doctor(kb: Knowledge, facts: Mapping[FactKey, Fact] | None = None) -> tuple[FactKey, ...]:
    """The facts that can prove or exclude a cause without a text.

    Args:
        facts: what is known already; facts whose object it tells are in the result too.
    """
    found: dict[FactKey, None] = {}
    for cause in kb.causes.values():
        if _is_checkable(cause):
            found |= dict.fromkeys(keys_of_evidence(_hypothesis(kb, cause), facts or {}))
    return tuple(found)


def _nothing_found(unseen: tuple[FactKey, ...]) -> Next:
    why = "What matters most could not be looked at." if unseen else "No known fault found."
    return Next("nothing", "", why)


def _is_checkable(cause: Cause) -> bool:
    return cause.doctor and any(evidence.effect is Effect.CONFIRMS for evidence in cause.evidence)


def _checked(kb: Knowledge, facts: Mapping[FactKey, Fact]) -> Iterator[Hypothesis]:
    """The causes of which a proof holds or could not be judged; most have none, and need no more judging."""
    is_here = not _is_without_docker(facts)
    for cause in kb.causes.values():
        if _is_checkable(cause) and (is_here or _reads(cause, INSTALLED)):
            hypothesis = _hypothesis(kb, cause)
            values = Values(hypothesis.readings[0], facts)
            proofs = (holds(each, values, None) for each in cause.evidence if each.effect is Effect.CONFIRMS)
            if any(held is not False for held in proofs):
                yield hypothesis


def _is_without_docker(facts: Mapping[FactKey, Fact]) -> bool:
    """Whether nothing of Docker is here: how the host is set up otherwise is no fault of Docker's then."""
    answers = (facts[FactKey(name)].answer if FactKey(name) in facts else None for name in _SIGNS)
    return all(answer == Known(False) for answer in answers)


def _reads(cause: Cause, name: str) -> bool:
    return any(condition.name == name for evidence in cause.evidence for condition in evidence.when)


def _hypothesis(kb: Knowledge, cause: Cause) -> Hypothesis:
    readings = (default_captures(kb, cause),)
    return Hypothesis(cause, (), (), weights.ODDS[cause.odds], readings, trust=0.0)


def _unknown(judged: list[Judged]) -> Iterator[FactKey]:
    return (key for each in judged if each.assessment.proof is Proof.NONE for key in unsettled_keys(each))
