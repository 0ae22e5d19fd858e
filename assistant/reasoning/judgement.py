"""The candidates with their evidence: judged, weighed against each other, and put in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

import msgspec

from assistant.model.diagnosis import CauseStatus
from assistant.model.fact import Fact, FactKey
from assistant.model.fault_line import FaultLine
from assistant.model.tree import Effect
from assistant.reasoning import weights
from assistant.reasoning.dated import out_of_place
from assistant.reasoning.evidence import Proof, assess
from assistant.reasoning.gone import Gone, gone_symptoms, without_symptom
from assistant.reasoning.hypothesis import Hypothesis, hypotheses
from assistant.reasoning.judged import Judged
from assistant.reasoning.knowledge import Knowledge
from assistant.reasoning.likeness import by_likeness
from assistant.reasoning.pasted import looked_at
from assistant.reasoning.recognition import Recognition, coverage
from assistant.reasoning.roots import effects_of_roots
from assistant.reasoning.trust import Trust
from assistant.reasoning.unexplained import share_left, without_fault
from assistant.reasoning.values import Values

_BY_FACT = (Proof.PASTE, Proof.FACT)


class Judgement(msgspec.Struct, frozen=True):
    """All candidates, best first and excluded ones last.

    Attributes:
        other: the probability of "something else".
        effects: the ids of the candidates that are effects of each confirmed root.
    """

    judged: tuple[Judged, ...]
    probabilities: dict[str, float]
    other: float
    effects: dict[str, frozenset[str]]

    def status(self, judged: Judged) -> CauseStatus:
        """How sure a candidate is."""
        if judged.excluded:
            return CauseStatus.EXCLUDED
        if judged.confirmed:
            return CauseStatus.CONFIRMED
        likely = self.probabilities[judged.id] >= weights.LIKELY and not judged.hypothesis.guess
        return CauseStatus.LIKELY if likely else CauseStatus.POSSIBLE


Weighed = dict[str, Judged]


def judge_candidates(
    kb: Knowledge,
    recognitions: tuple[Recognition, ...],
    phrases: Set[str],
    facts: Mapping[FactKey, Fact],
    captures: Mapping[str, str],
    lines: Sequence[FaultLine] = (),
    worth: Mapping[str, float] | None = None,
    likeness: Mapping[str, float] | None = None,
) -> Judgement:
    """Judge all causes of the recognised symptoms, and what may be their root.

    Args:
        lines: those of the user's text that report a fault.
        worth: how much each of the phrases tells, 0 to 1; 1 where nothing is said.
        likeness: how much of the text's words each cause's tree has; see matching.alike.
    """
    now = looked_at(facts)
    apart = out_of_place((seen.match for each in recognitions for seen in each.seen), now)
    weak = frozenset(phrase for phrase, told in (worth or {}).items() if told < weights.GENERIC)
    supposed = (_doubted(each, apart, weak) for each in hypotheses(kb, recognitions, captures, facts))
    found = [judge_hypothesis(each, phrases, facts) for each in supposed]
    found = _without_gone(found, recognitions, gone_symptoms(recognitions, now, captures))
    found = [_beside_lines(each, lines) for each in found]
    found = [each for each in found if not each.hypothesis.latent or each.assessment.proof in _BY_FACT]
    told = {each.id: each.weight for each in found}
    found = by_likeness(found, likeness or {})
    listed = sum(each.hypothesis.weight * each.assessment.repeated for each in found if not each.hypothesis.latent)
    findings = [finding for each in found for finding in each.assessment.findings]
    share = coverage(recognitions) * share_left(lines, findings)
    other = listed * (1 - share) / share if share else 1.0
    confirmed = frozenset(each.id for each in found if each.confirmed)
    effects = effects_of_roots(kb, (each.hypothesis.cause for each in found if not each.excluded), confirmed)
    weighed = _set_beside(_fold_effects(_explain_away(_by_id(found)), effects))
    total = other + sum(told.values())
    sure = {id_ for id_, weight in told.items() if weight >= weights.LIKELY * total}
    return _ordered(weighed, max(other, _room_for_others(weighed, sure)), effects)


def _room_for_others(weighed: Weighed, sure: Set[str]) -> float:
    """The least weight of "something else": neither odds nor likeness alone make the best of several causes likely.

    Args:
        sure: what is likely without its likeness to the text.
    """
    best = max(weighed.values(), key=lambda each: each.weight, default=None)
    if best is None or best.confirmed or best.hypothesis.alone or best.hypothesis.pointed:
        return 0.0
    if best.id in sure and _has_support(best):
        return 0.0
    return best.weight / weights.ODDS_ALONE - sum(each.weight for each in weighed.values())


def _has_support(judged: Judged) -> bool:
    return any(each.effect in (Effect.CONFIRMS, Effect.SUPPORTS) for each in judged.assessment.findings)


def _doubted(hypothesis: Hypothesis, apart: Set[str], weak: frozenset[str]) -> Hypothesis:
    """What only old or foreign lines speak for is proved by the host, or not at all."""
    hypothesis = msgspec.structs.replace(hypothesis, weak=weak)
    if not set(hypothesis.stands_in) or not set(hypothesis.stands_in) <= apart:
        return hypothesis
    return msgspec.structs.replace(hypothesis, trust=min(hypothesis.trust, weights.APART_TRUST))


def _without_gone(found: list[Judged], recognitions: tuple[Recognition, ...], gone: Gone) -> list[Judged]:
    users = [each.symptom.id for each in recognitions if each.from_user]
    assessed = [without_symptom(each.assessment, each.hypothesis.explains, users, gone) for each in found]
    return [
        each if now is each.assessment else msgspec.structs.replace(each, assessment=now, weight=0.0)
        for each, now in zip(found, assessed, strict=True)
    ]


def _beside_lines(judged: Judged, lines: Sequence[FaultLine]) -> Judged:
    """A candidate beside the lines that report a fault: where one is left open, not nothing is wrong."""
    assessment = without_fault(judged.hypothesis, judged.assessment, lines)
    return msgspec.structs.replace(judged, assessment=assessment, weight=0.0 if assessment.excluded else judged.weight)


def judge_hypothesis(hypothesis: Hypothesis, phrases: Set[str] | None, facts: Mapping[FactKey, Fact]) -> Judged:
    """Judge a candidate by the reading of the text that speaks best for it."""
    normal = not hypothesis.cause.doctor
    trust = Trust(hypothesis.trust, hypothesis.generic, hypothesis.weak, hypothesis.said, normal, hypothesis.contained)
    readings = [
        (assess(hypothesis.cause, Values(reading, facts), phrases, trust), reading) for reading in hypothesis.readings
    ]
    best, reading = max(readings, key=lambda each: (not each[0].excluded, each[0].proof, each[0].ratio))
    # What is normal on a healthy host proves nothing of what words alone suggest.
    ratio = min(best.ratio, weights.GUESS_MOST) if hypothesis.guess and normal else best.ratio
    return Judged(hypothesis, best, reading, hypothesis.weight * ratio)


def order_proved(kb: Knowledge, proved: Iterable[Judged]) -> Judgement:
    """Put causes in order that facts prove without any symptom."""
    found = list(proved)
    effects = effects_of_roots(kb, (each.hypothesis.cause for each in found), frozenset(each.id for each in found))
    return _ordered(_fold_effects(_by_id(found), effects), 1.0, effects)


def _by_id(found: list[Judged]) -> Weighed:
    return {each.id: each for each in found}


def _explain_away(weighed: Weighed) -> Weighed:
    """A confirmed cause leaves little to the rivals that explain nothing more than it does."""
    confirmed = [each for each in weighed.values() if each.confirmed]
    return {each.id: _at_most(each, _limit(each, confirmed)) for each in weighed.values()}


def _limit(judged: Judged, confirmed: list[Judged]) -> float:
    if judged.confirmed:
        return judged.weight
    explains = set(judged.hypothesis.explains)
    rivals = [each.weight for each in confirmed if explains <= set(each.hypothesis.explains)]
    return max(rivals) * weights.EXPLAINED_AWAY if rivals else judged.weight


def _fold_effects(weighed: Weighed, effects: Mapping[str, frozenset[str]]) -> Weighed:
    """Give most of the weight of an effect to its heaviest confirmed root, and put it behind all its roots."""
    result = dict(weighed)
    for id_ in sorted({id_ for below in effects.values() for id_ in below}):
        roots = sorted((root for root, below in effects.items() if id_ in below), key=lambda root: -result[root].weight)
        effect, heaviest = result[id_], result[roots[0]]
        moved = effect.weight * (1 - weights.EFFECT_KEEPS)
        result[heaviest.id] = msgspec.structs.replace(heaviest, weight=heaviest.weight + moved)
        least = min(result[root].weight for root in roots)
        result[id_] = _at_most(effect, min(effect.weight - moved, least * weights.EXPLAINED_AWAY))
    return result


def _set_beside(weighed: Weighed) -> Weighed:
    """What explains nothing of the user's text comes behind what does and is not ruled out."""
    inside = [each.weight for each in weighed.values() if not each.hypothesis.beside and not each.excluded]
    if not inside:
        return weighed
    most = max(inside) * weights.BESIDE
    return {each.id: _at_most(each, most) if each.hypothesis.beside else each for each in weighed.values()}


def _at_most(judged: Judged, weight: float) -> Judged:
    return msgspec.structs.replace(judged, weight=weight) if judged.weight > weight else judged


def _ordered(weighed: Weighed, other: float, effects: dict[str, frozenset[str]]) -> Judgement:
    total = other + sum(each.weight for each in weighed.values())
    probabilities = {id_: each.weight / total if total else 0.0 for id_, each in weighed.items()}
    ordered = sorted(weighed.values(), key=lambda each: (each.excluded, -each.weight, -each.hypothesis.weight, each.id))
    return Judgement(tuple(ordered), probabilities, other / total if total else 1.0, effects)
