"""The steps of a fix, filled with what is known now: one offer a step, or one for each item."""

from __future__ import annotations

from collections.abc import Set

import msgspec

from assistant.model.action import Action
from assistant.model.fact import Unknown
from assistant.model.tree import Condition, Fix, Step
from assistant.reasoning.condition import judge
from assistant.reasoning.filled_action import fill_action
from assistant.reasoning.fixes import items_of
from assistant.reasoning.template import fill_words
from assistant.reasoning.values import Missing, Values


class Offer(msgspec.Struct, frozen=True):
    """A step, ready to be planned.

    Attributes:
        place: where in its fix it stands, the same in every run.
        passed_over: why it is not needed, empty when it is.
        missing: why it cannot be offered, empty when it can; `action` is then as the tree writes it.
    """

    place: str
    step: Step
    action: Action
    why: str
    breaks: str = ""
    passed_over: str = ""
    missing: str = ""


def offers_of(fix: Fix, number: int, values: Values, phrases: Set[str] | None) -> tuple[Offer, ...]:
    """The offers of the step with this number, from 0."""
    step = fix.steps[number]
    place = f"{fix.id}/{number + 1}"
    items = items_of(step, values)
    if isinstance(items, Missing):
        said = f"{items.name}: {items.why}"
        if _is_empty(items, values):
            return (Offer(place, step, step.action, step.why, passed_over=said),)
        return (Offer(place, step, step.action, step.why, missing=said),)
    return tuple(_offer(f"{place}/{item}" if item else place, step, _about(values, item), phrases) for item in items)


def _is_empty(items: Missing, values: Values) -> bool:
    """Whether there is nothing to offer a step for; a list that could not be had is not empty."""
    fact = values.facts.get(items.fact) if items.fact else None
    return fact is not None and not isinstance(fact.answer, Unknown)


def _about(values: Values, item: str) -> Values:
    return msgspec.structs.replace(values, item=item or None)


def _offer(place: str, step: Step, values: Values, phrases: Set[str] | None) -> Offer:
    why, breaks = fill_words(step.why, values), fill_words(step.breaks, values)
    against = _against(step.only_if, values, phrases)
    if against:
        return Offer(place, step, step.action, why, breaks, passed_over=against)
    action = fill_action(step.action, values)
    if isinstance(action, Missing):
        return Offer(place, step, step.action, why, breaks, missing=f"{action.name}: {action.why}")
    return Offer(place, step, action, why, breaks)


def _against(conditions: tuple[Condition, ...], values: Values, phrases: Set[str] | None) -> str:
    """What speaks against a step: a condition that does not hold, or cannot be judged."""
    verdicts = (judge(condition, values, phrases) for condition in conditions)
    return next((verdict.why for verdict in verdicts if verdict.held is not True), "")
