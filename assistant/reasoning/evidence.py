"""Weighs the evidence of one cause."""

from __future__ import annotations

import math
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from enum import IntEnum

import msgspec

from assistant.model.diagnosis import Finding, Unsettled
from assistant.model.fact import Fact, FactKey, Origin, Unknown
from assistant.model.tree import Cause, Effect, Evidence, Subject
from assistant.reasoning import weights
from assistant.reasoning.condition import Verdict, judge
from assistant.reasoning.mentions import keys_of, mentioned_in_condition
from assistant.reasoning.template import fill_words
from assistant.reasoning.trust import BEYOND_DOUBT, Trust
from assistant.reasoning.values import Values


class Proof(IntEnum):
    """What a cause is proved by. The host has the last word: see `assess`."""

    NONE = 0
    TEXT = 1
    PASTE = 2
    """a fact that the user's text shows, as a host that was looked at earlier"""
    FACT = 3


class Basis(IntEnum):
    """What evidence rests on, where something was seen for it."""

    NOTHING = 0
    PASTE = 1
    HOST = 2


class Assessment(msgspec.Struct, frozen=True):
    """A cause's evidence as judged.

    Attributes:
        ratio: how many times likelier than before the evidence makes the cause; 0 when excluded.
        repeated: the part of the ratio that only says again what the recognised messages say: it tells the causes of a
            symptom apart, and not that one of them is there.
        missed: the facts that would prove it were all looked at, and none does.
        contradicted: the same, or a fact speaks against it, and none proves it.
        unproved: those of them that are not as they would have to be.
    """

    findings: tuple[Finding, ...]
    unsettled: tuple[Unsettled, ...]
    ratio: float
    proof: Proof
    excluded: bool
    missed: bool
    contradicted: bool = False
    unproved: tuple[FactKey, ...] = ()
    repeated: float = 1.0


_AS_SUPPORT = {Effect.CONFIRMS: Effect.SUPPORTS, Effect.EXCLUDES: Effect.WEAKENS}


@dataclass
class _Tally:
    findings: list[Finding] = field(default_factory=list)
    unsettled: list[Unsettled] = field(default_factory=list)
    held: list[tuple[Effect, Basis]] = field(default_factory=list)
    """the effects that hold, and what is behind each"""
    fresh: list[tuple[Effect, Basis]] = field(default_factory=list)
    """those of them that say more than the recognised messages do"""
    proofs: list[bool | None] = field(default_factory=list)
    """how the evidence that would prove the cause by a fact was judged"""
    unproved: list[FactKey] = field(default_factory=list)
    """the facts that keep it from that"""

    def count(self, effect: Effect) -> int:
        return sum(each is effect for each, _ in self.held)

    def has(self, effect: Effect, *bases: Basis) -> bool:
        return any((effect, basis) in self.held for basis in bases)


def assess(cause: Cause, values: Values, phrases: Set[str] | None, trust: Trust = BEYOND_DOUBT) -> Assessment:
    """Judge all evidence of a cause.

    The host has the last word. Evidence that rests on the text alone (captures, pastes) excludes a cause unless a fact
    confirms it; and it proves a cause unless facts speak against it: unless a fact weakens it, or its proving facts
    were all looked at and none holds. What a text shows of a host as a probe would counts for more than its words, and
    for less than a look. Between facts, an excluding one wins over a confirming one: it tells that a condition without
    which the cause cannot be is not there.

    Args:
        trust: how far the text can prove.
    """
    tally = _Tally()
    for evidence in cause.evidence:
        _judge_evidence(evidence, values, phrases, trust, tally)
    missed = bool(tally.proofs) and all(held is False for held in tally.proofs)
    contradicted = missed or tally.has(Effect.WEAKENS, Basis.HOST) or tally.has(Effect.EXCLUDES, Basis.HOST)
    proof = _proof(tally, contradicted)
    excluded = _is_excluded(tally, proof)
    ratio = _ratio(tally, proof, missed)
    without = _Tally(held=tally.fresh)
    return Assessment(
        findings=tuple(tally.findings),
        unsettled=tuple(tally.unsettled),
        ratio=0.0 if excluded else ratio,
        proof=Proof.NONE if excluded else proof,
        excluded=excluded,
        missed=missed,
        contradicted=contradicted and proof is not Proof.FACT,
        unproved=tuple(dict.fromkeys(tally.unproved)),
        repeated=1.0 if excluded else ratio / _ratio(without, _proof(without, contradicted), missed),
    )


def _proof(tally: _Tally, contradicted: bool) -> Proof:
    if tally.has(Effect.CONFIRMS, Basis.HOST):
        return Proof.FACT
    if contradicted:
        return Proof.NONE
    if tally.has(Effect.CONFIRMS, Basis.PASTE):
        return Proof.PASTE
    return Proof.TEXT if tally.has(Effect.CONFIRMS, Basis.NOTHING) else Proof.NONE


def _is_excluded(tally: _Tally, proof: Proof) -> bool:
    """Excluded by what counts at least as much as what proves it."""
    if tally.has(Effect.EXCLUDES, Basis.HOST):
        return True
    if tally.has(Effect.EXCLUDES, Basis.PASTE):
        return proof is not Proof.FACT
    return tally.has(Effect.EXCLUDES, Basis.NOTHING) and proof not in (Proof.FACT, Proof.PASTE)


def _ratio(tally: _Tally, proof: Proof, missed: bool) -> float:
    supports = tally.count(Effect.SUPPORTS)
    if proof is Proof.NONE:
        supports += tally.count(Effect.CONFIRMS)
    ratio = math.pow(weights.SUPPORTS, diminished(supports))
    ratio *= math.pow(weights.WEAKENS, diminished(tally.count(Effect.WEAKENS)))
    if proof is Proof.FACT:
        return ratio * weights.CONFIRMS
    if proof is not Proof.NONE:
        return ratio * (weights.CONFIRMS_BY_PASTE if proof is Proof.PASTE else weights.CONFIRMS_BY_TEXT)
    return ratio * weights.MISSED_PROOF if missed else ratio


def diminished(count: float) -> float:
    """What so many findings of one kind count, in findings: 1, 1.6, 1.96 ... never more than 2.5."""
    return (1 - math.pow(weights.DIMINISH, count)) / (1 - weights.DIMINISH)


def _judge_evidence(evidence: Evidence, values: Values, phrases: Set[str] | None, trust: Trust, tally: _Tally) -> None:
    verdicts = [judge(condition, values, phrases) for condition in evidence.when]
    held = _all(verdict.held for verdict in verdicts)
    is_fact = any(condition.subject is Subject.FACT for condition in evidence.when)
    if is_fact and evidence.effect is Effect.CONFIRMS:
        tally.proofs.append(held)
        tally.unproved += [each.key for each in verdicts if each.held is False and each.key]
    if held is None:
        tally.unsettled.append(_unsettled(evidence, verdicts))
    elif held:
        basis = _basis(evidence, verdicts, values) if is_fact else Basis.NOTHING
        if basis is Basis.HOST and trust.rests_on_text(evidence):
            basis = Basis.PASTE
        proves = trust.shows(evidence) if basis is Basis.PASTE else basis is Basis.HOST
        proves = proves or (not is_fact and trust.proves(evidence))
        effect = evidence.effect if proves else _AS_SUPPORT.get(evidence.effect, evidence.effect)
        tally.findings.append(_finding(evidence, effect, verdicts, values))
        tally.held.append((effect, basis))
        if basis is not Basis.NOTHING or is_fact or not trust.repeats(evidence, effect):
            tally.fresh.append((effect, basis))


def is_seen(evidence: Evidence, values: Values) -> bool:
    """Whether evidence on facts alone holds, and something was seen on the host for it."""
    verdicts = [judge(condition, values, None) for condition in evidence.when]
    return _all(verdict.held for verdict in verdicts) is True and _basis(evidence, verdicts, values) is Basis.HOST


def finding_of(evidence: Evidence, values: Values) -> Finding:
    """The finding of evidence on facts alone, which holds."""
    return _finding(evidence, evidence.effect, [judge(condition, values, None) for condition in evidence.when], values)


def _all(verdicts: Iterable[bool | None]) -> bool | None:
    judged = list(verdicts)
    return False if False in judged else None if None in judged else True


def _basis(evidence: Evidence, verdicts: list[Verdict], values: Values) -> Basis:
    """What was seen: a fact that is unknown never proves anything, and one that only a text shows is no look.

    Nor is it a look when a text shows what a fact is about, or what it is compared with.
    """
    facts = values.facts
    found = [facts[verdict.key] for verdict in verdicts if verdict.key and verdict.key in facts]
    seen = [fact for fact in found if not isinstance(fact.answer, Unknown)]
    if not seen:
        return Basis.NOTHING
    mentioned = (keys_of(mentioned_in_condition(condition), values) for condition in evidence.when)
    behind = [facts[key] for keys in mentioned for key in keys if key in facts]
    return Basis.PASTE if any(fact.origin is Origin.PASTE for fact in (*seen, *behind)) else Basis.HOST


def _finding(evidence: Evidence, effect: Effect, verdicts: list[Verdict], values: Values) -> Finding:
    first, verdict = evidence.when[0], verdicts[0]
    says = fill_words(evidence.says, msgspec.structs.replace(values, value=verdict.value))
    of = verdict.key.of if verdict.key else None
    keys = _keys(verdicts)
    origin, line = _origin(evidence, [values.facts[key] for key in keys if key in values.facts])
    return Finding(first.subject.value, first.name, of, verdict.value, effect, says, keys, origin=origin, line=line)


def _origin(evidence: Evidence, facts: list[Fact]) -> tuple[Origin, int]:
    """Where what evidence rests on comes from, and its line; what only the text shows goes before all else."""
    shown = [fact for fact in facts if fact.origin is Origin.PASTE]
    if shown or any(condition.subject is not Subject.FACT for condition in evidence.when):
        return Origin.PASTE, shown[0].line if shown else 0
    return (facts[0].origin if facts else Origin.HOST), 0


def _unsettled(evidence: Evidence, verdicts: list[Verdict]) -> Unsettled:
    at, verdict = next((at, verdict) for at, verdict in enumerate(verdicts) if verdict.held is None)
    condition = evidence.when[at]
    key = verdict.key or FactKey(condition.name)
    return Unsettled(key.name, key.of, evidence.effect, verdict.why, _keys(verdicts))


def _keys(verdicts: list[Verdict]) -> tuple[FactKey, ...]:
    return tuple(dict.fromkeys(verdict.key for verdict in verdicts if verdict.key))
