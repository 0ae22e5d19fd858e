"""The steps of a fix, filled with what is known now: one offer a step, or one for each item."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from functools import partial

import msgspec

from assistant.model.fact import Unknown
from assistant.model.own_tree import OwnTree
from assistant.model.tree import NOTHING, Cause, Condition, Fix, Step
from assistant.reasoning.affects import affects_in_words
from assistant.reasoning.condition import judge
from assistant.reasoning.filled_action import fill_action
from assistant.reasoning.fixes import items_of
from assistant.reasoning.template import fill_words
from assistant.reasoning.values import Missing, Values
from assistant.repair.offer import Offer
from assistant.steps import plan_action, risk_of


def offers_of(cause: Cause, fix: Fix, number: int, values: Values, phrases: Set[str] | None) -> tuple[Offer, ...]:
    """The offers of the step with this number, from 0: one, or one for each item."""
    step = fix.steps[number]
    place = f"{fix.id}/{number + 1}"
    plan, risk = partial(plan_action, step.action), risk_of(step)
    own = tuple(OwnTree(each) for each in fix.trees)
    blank = Offer(
        plan,
        step.why,
        risk,
        action=step.action,
        cause=cause.id,
        fix=fix.id,
        place=place,
        tree=cause.home,
        own_trees=own,
        undo=fill_words(fix.undo, msgspec.structs.replace(values, item=None)) if fix.changes else NOTHING,
    )
    items = items_of(step, values)
    if isinstance(items, Missing):
        said = f"{items.name}: {items.why}"
        return (replace(blank, passed_over=said) if _is_empty(items, values) else replace(blank, missing=said),)
    return tuple(_about(item, blank, step, fix, values, phrases) for item in items)


def _is_empty(items: Missing, values: Values) -> bool:
    """Whether there is nothing to offer a step for; a list that could not be had is not empty."""
    fact = values.facts.get(items.fact) if items.fact else None
    return fact is not None and not isinstance(fact.answer, Unknown)


def _about(item: str, blank: Offer, step: Step, fix: Fix, values: Values, phrases: Set[str] | None) -> Offer:
    values = msgspec.structs.replace(values, item=item or None)
    breaks = fill_words(step.breaks, values) or _breaks(step, fix, values)
    place = f"{blank.place}/{item}" if item else blank.place
    said = affects_in_words(step, fix, values)
    offer = replace(blank, place=place, why=fill_words(step.why, values), breaks=breaks, affects=said)
    against = _against(step.only_if, values, phrases)
    if against:
        return replace(offer, passed_over=against)
    action = fill_action(step.action, values)
    if isinstance(action, Missing):
        return replace(offer, missing=f"{action.name}: {action.why}")
    return replace(offer, plan=partial(plan_action, action), action=action)


def _breaks(step: Step, fix: Fix, values: Values) -> str:
    """What the fix may break is said where it may: at its most dangerous steps."""
    most = max(risk_of(each).rank for each in fix.steps)
    return fill_words(fix.breaks, msgspec.structs.replace(values, item=None)) if risk_of(step).rank == most else ""


def _against(conditions: tuple[Condition, ...], values: Values, phrases: Set[str] | None) -> str:
    """What speaks against a step: a condition that does not hold, or cannot be judged."""
    verdicts = (judge(condition, values, phrases) for condition in conditions)
    return next((verdict.why for verdict in verdicts if verdict.held is not True), "")
