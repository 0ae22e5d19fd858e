"""Which fix of a cause to offer, and what it costs to try."""

from __future__ import annotations

from collections.abc import Mapping, Set

import msgspec

from assistant.model.actions.ask_human import AskHuman
from assistant.model.fact import Fact, FactKey
from assistant.model.risk import Risk
from assistant.model.tree import Cause, Fix, Step
from assistant.reasoning import weights
from assistant.reasoning.condition import judge_all
from assistant.reasoning.filled_action import fill_action
from assistant.reasoning.template import fill_typed
from assistant.reasoning.values import Missing, Values, plain


def fix_to_offer(
    cause: Cause, captures: Mapping[str, str], facts: Mapping[FactKey, Fact], phrases: Set[str] | None
) -> Fix | None:
    """The first fix whose conditions hold and whose steps can be filled: trees put the least harmful first.

    Where nothing is known against a fix, but its conditions or values are not known either, it is offered only when no
    other can be.
    """
    values = Values(captures, facts)
    judged = [(fix, _is_offered(fix, values, phrases)) for fix in cause.fixes]
    return next((fix for wanted in (True, None) for fix, offered in judged if offered is wanted), None)


def cost_of(fix: Fix) -> float:
    """Minutes that trying a fix costs, with downtime, risk and annoyance turned into minutes."""
    steps = sum(
        weights.HUMAN_STEP_COST if isinstance(step.action, AskHuman) else weights.STEP_COST for step in fix.steps
    )
    return weights.ATTEMPT_COST + weights.FIX_COST[fix.risk] + steps


def is_advice(fix: Fix) -> bool:
    """Whether a fix changes nothing itself."""
    return fix.risk is Risk.READ_ONLY


def items_of(step: Step, values: Values) -> tuple[str, ...] | Missing:
    """The items that a step with `each` is offered for; a step without has one, empty."""
    if step.each is None:
        return ("",)
    items = fill_typed(f"{{{step.each}}}", values)
    if isinstance(items, Missing | tuple):
        return items
    return (plain(items),)


def _is_offered(fix: Fix, values: Values, phrases: Set[str] | None) -> bool | None:
    allowed = judge_all(fix.only_if, values, phrases)
    if allowed is not True:
        return allowed
    return True if all(_is_fillable(step, values, phrases) for step in fix.steps) else None


def _is_fillable(step: Step, values: Values, phrases: Set[str] | None) -> bool:
    if step.only_if and judge_all(step.only_if, values, phrases) is not True:
        return True
    items = items_of(step, values)
    if isinstance(items, Missing):
        return False
    filled = (fill_action(step.action, msgspec.structs.replace(values, item=item or None)) for item in items)
    return not any(isinstance(each, Missing) for each in filled)
