"""Chooses what to do next: the fix, question or look with the lowest expected cost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

import msgspec

from assistant.model.diagnosis import Next
from assistant.model.effort import WaitingLook
from assistant.model.fact import Fact, FactKey, Known
from assistant.model.risk import Risk
from assistant.model.tree import Fix, Question
from assistant.reasoning import weights
from assistant.reasoning.condition import judge_all
from assistant.reasoning.expected import Attempt, cost_of_repair, cost_when_answered, cost_when_told, in_order
from assistant.reasoning.fixes import cost_of, fix_to_offer, is_advice
from assistant.reasoning.judged import Judged
from assistant.reasoning.judgement import Judgement, judge_hypothesis
from assistant.reasoning.mentions import (
    captures_used,
    facts_used,
    keys_of,
    mentioned_in_condition,
    mentioned_in_evidence,
)
from assistant.reasoning.recognition import Recognition
from assistant.reasoning.remarks import unsettled_keys
from assistant.reasoning.values import Values
from assistant.text.numbers import percent

ASKED_FOR = 12
"""So many of the best candidates are weighed when a question is chosen."""


class Situation(msgspec.Struct, frozen=True):
    """What the choice is made from.

    Attributes:
        alive: the candidates that are not excluded, best first.
        fixes: the fix that each offers, by the cause's id.
        attempts: trying these fixes.
        looks: those that wait for consent, by fact.
    """

    judgement: Judgement
    alive: tuple[Judged, ...]
    fixes: dict[str, Fix | None]
    attempts: tuple[Attempt, ...]
    phrases: Set[str]
    facts: Mapping[FactKey, Fact]
    looks: Mapping[FactKey, WaitingLook]


class Option(msgspec.Struct, frozen=True):
    """Something that can be found out first, with the expected cost of going that way."""

    cost: float
    next: Next


def choose_next(
    judgement: Judgement,
    recognitions: tuple[Recognition, ...],
    phrases: Set[str],
    facts: Mapping[FactKey, Fact],
    looks: Mapping[FactKey, WaitingLook],
) -> Next:
    """The next action: for a confirmed cause its fix, else what promises to end the matter at the least cost."""
    alive = tuple(each for each in judgement.judged if not each.excluded)
    if not alive:
        return Next("nothing", "", _why_nothing(bool(judgement.judged)))
    fixes = {each.id: fix_to_offer(each.hypothesis.cause, each.captures, facts, phrases) for each in alive[:ASKED_FOR]}
    if alive[0].confirmed:
        return fix_next(alive[0], facts, phrases, looks)
    attempts = tuple(_attempt(each, fixes[each.id], judgement) for each in alive[:ASKED_FOR])
    situation = Situation(judgement, alive[:ASKED_FOR], fixes, attempts, phrases, facts, looks)
    return _cheapest(situation, recognitions)


def fix_next(
    judged: Judged, facts: Mapping[FactKey, Fact], phrases: Set[str] | None, looks: Mapping[FactKey, WaitingLook]
) -> Next:
    """The next action for a confirmed cause: its fix, or first the look that tells whether a better one suits."""
    fix = fix_to_offer(judged.hypothesis.cause, judged.captures, facts, phrases)
    return _look_for_fix(judged, fix, Values(judged.captures, facts), looks) or _fix_of(judged, fix)


def _look_for_fix(
    judged: Judged, offered: Fix | None, values: Values, looks: Mapping[FactKey, WaitingLook]
) -> Next | None:
    """Trees put the least harmful fix first: one of which it is not known whether it suits is not passed over."""
    cause = judged.hypothesis.cause
    before = cause.fixes[: cause.fixes.index(offered) + 1] if offered else cause.fixes
    for fix in before:
        mentioned = (each for condition in fix.only_if for each in mentioned_in_condition(condition))
        waiting = [looks[key] for key in keys_of(mentioned, values) if key in looks]
        if waiting and judge_all(fix.only_if, values, None) is None:
            return Next("probe", waiting[0].id, f"It tells whether this fix suits: {fix.title}.", cause.id)
    return None


def _attempt(judged: Judged, fix: Fix | None, judgement: Judgement) -> Attempt:
    cost = cost_of(fix) if fix else weights.GIVE_UP_COST
    return Attempt(judged.id, judgement.probabilities[judged.id], cost)


def _fix_of(judged: Judged, fix: Fix | None) -> Next:
    proof = next((each.says for each in judged.assessment.findings if each.effect.value == "confirms"), "")
    why = f"{judged.hypothesis.cause.title}: {proof or 'confirmed'}."
    if fix is None:
        return Next("nothing", "", f"{why} None of its fixes applies here.", judged.id)
    return Next("advice" if is_advice(fix) else "fix", fix.id, why, judged.id)


def _cheapest(situation: Situation, recognitions: tuple[Recognition, ...]) -> Next:
    now = cost_of_repair(situation.attempts)
    options = [*_questions(situation, recognitions, now), *_looks(situation, now)]
    options = [each for each in options if each.cost < now]
    if options:
        return min(options, key=lambda each: each.cost).next
    return _try(situation)


def _try(situation: Situation) -> Next:
    by_id = {each.id: each for each in situation.alive}
    for attempt in in_order(situation.attempts):
        fix = situation.fixes[attempt.cause_id]
        if fix is not None and _is_worth_trying(by_id[attempt.cause_id], attempt.probability, fix):
            title = by_id[attempt.cause_id].hypothesis.cause.title
            why = f"Not confirmed, but the best thing to try ({percent(attempt.probability)}): {title}."
            return Next("advice" if is_advice(fix) else "fix", fix.id, why, attempt.cause_id)
    best = situation.alive[0]
    chance = situation.judgement.probabilities[best.id]
    return Next(
        "nothing", "", f"No cause stands out; the likeliest ({percent(chance)}) is: {best.hypothesis.cause.title}."
    )


def _is_worth_trying(judged: Judged, probability: float, fix: Fix) -> bool:
    """Nothing is changed on a mere guess, against what the host shows, or, where data can be lost, without a proof."""
    if is_advice(fix):
        return probability >= weights.LEADER
    if judged.assessment.contradicted:
        return False
    return probability >= weights.ACT and fix.risk is not Risk.DESTRUCTIVE and not judged.hypothesis.guess


def _questions(situation: Situation, recognitions: tuple[Recognition, ...], now: float) -> Iterator[Option]:
    asked: set[str] = set()
    for question in (each for known in recognitions for each in known.symptom.questions):
        if question.id not in asked and FactKey(f"answer.{question.id}") not in situation.facts:
            asked.add(question.id)
            option = _filling(situation, question, now) if question.fills else _choosing(situation, question, now)
            if option is not None:
                yield option


def _choosing(situation: Situation, question: Question, now: float) -> Option | None:
    """A question with given answers: each makes some candidates likelier, as their evidence says."""
    key = FactKey(f"answer.{question.id}")
    concerned = [each for each in situation.alive if key.name in facts_used(each.hypothesis.cause) and each.weight]
    if not concerned or not question.answers:
        return None
    given = {answer: _ratios(situation, concerned, key, answer) for answer in question.answers}
    told = cost_when_answered(situation.attempts, given)
    return _option(Next("question", question.id, question.why or _tells(concerned)), told, weights.QUESTION_COST, now)


def _ratios(situation: Situation, concerned: list[Judged], key: FactKey, answer: str) -> dict[str, float]:
    facts = {**situation.facts, key: Fact(key, Known(answer))}
    return {
        each.id: judge_hypothesis(each.hypothesis, situation.phrases, facts).weight / each.hypothesis.weight
        for each in concerned
    }


def _filling(situation: Situation, question: Question, now: float) -> Option | None:
    """A question for a value that the text does not give: it lets evidence be judged that could not be."""
    concerned = [
        each
        for each in situation.alive
        if question.fills not in each.captures and question.fills in captures_used(each.hypothesis.cause)
    ]
    if not concerned:
        return None
    told = cost_when_told(situation.attempts, {each.id for each in concerned})
    return _option(Next("question", question.id, question.why or _tells(concerned)), told, weights.QUESTION_COST, now)


def _looks(situation: Situation, now: float) -> Iterator[Option]:
    """Facts that nobody has looked at yet, or whose look waits for consent, and that would prove or rule out causes."""
    concerned: dict[tuple[str, float], list[Judged]] = {}
    for judged in situation.alive:
        for look in {_look(key, situation) for key in _to_look_at(judged, situation)}:
            concerned.setdefault(look, []).append(judged)
    for (id_, cost), candidates in sorted(concerned.items(), key=lambda each: each[0]):
        told = cost_when_told(situation.attempts, {each.id for each in candidates})
        yield _option(Next("probe", id_, _tells(candidates)), told, cost, now)


def _to_look_at(judged: Judged, situation: Situation) -> Set[FactKey]:
    values = Values(judged.captures, situation.facts)
    asked_for = (each for evidence in judged.hypothesis.cause.evidence for each in mentioned_in_evidence(evidence))
    known = situation.facts.keys() - situation.looks.keys()
    return set(unsettled_keys(judged)) & set(keys_of(asked_for, values)) - known


def _look(key: FactKey, situation: Situation) -> tuple[str, float]:
    """What to look at, and the minutes that it costs."""
    look = situation.looks.get(key)
    if look is None:
        return str(key), weights.PROBE_COST
    return look.id, weights.CONSENT_COST[look.pace] + look.at_most_s / 60


def _option(action: Next, told: float, price: float, now: float) -> Option:
    """An answer helps as often as its tree hopes; otherwise all is as it was, and the price is paid."""
    return Option(price + weights.ANSWERED * told + (1 - weights.ANSWERED) * now, action)


def _tells(concerned: list[Judged]) -> str:
    titles = [each.hypothesis.cause.title for each in concerned[:3]]
    if len(titles) == 1:
        return f"It shows whether this is the cause: {titles[0]}."
    return f"It tells these causes apart: {'; '.join(titles)}."


def _why_nothing(recognised: bool) -> str:
    if recognised:
        return "Every known cause is ruled out on this host."
    return "The text contains no error that I recognise."
