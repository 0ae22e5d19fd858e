"""The proof that a fix worked: fresh facts, awaited for as long as a service needs to come up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set

import msgspec

from assistant.model.diagnosis import Check
from assistant.model.fact import FactKey, Unknown
from assistant.model.tree import Condition
from assistant.reasoning.condition import Verdict, judge
from assistant.reasoning.mentions import mentioned_in_condition
from assistant.reasoning.template import fill_key
from assistant.reasoning.values import Missing, Values
from assistant.repair.context import RepairContext

PATIENCE_S = 20.0
STEADY_S = 3.0
"""What has only just come up may be about to end."""
_PAUSE_S = 1.0
_TELL_EVERY = 5


def verify(
    conditions: tuple[Condition, ...],
    values: Values,
    phrases: Set[str] | None,
    context: RepairContext,
    patience_s: float = PATIENCE_S,
) -> tuple[Check, ...]:
    """Judge conditions by fresh facts, again and again until all hold or the patience is at its end."""
    return awaited(
        lambda: judged(conditions, refreshed(values, keys_of(conditions, values), context), phrases),
        context,
        patience_s,
    )


def awaited(
    look: Callable[[], tuple[Check, ...]], context: RepairContext, patience_s: float, steady_s: float = 0.0
) -> tuple[Check, ...]:
    """Look again and again until all that is checked holds or the patience is at its end.

    Args:
        steady_s: it counts only if it still holds after so long; 0: at once.
    """
    end = context.clock() + patience_s
    looks, steady = 0, not (steady_s and patience_s)
    while True:
        checks = look()
        waiting = [check.says for check in checks if check.held is not True]
        if (steady and not waiting) or (waiting and context.clock() >= end):
            return checks
        steady = not (steady_s and waiting)
        if waiting and looks % _TELL_EVERY == 0:
            context.person.tell(f"Waiting for: {waiting[0]}")
        looks += 1
        context.pause(_PAUSE_S if waiting else steady_s)


def judged(conditions: tuple[Condition, ...], values: Values, phrases: Set[str] | None) -> tuple[Check, ...]:
    """Judge conditions by these values; what cannot be judged says what would let it."""
    return tuple(_check(judge(condition, values, phrases), values) for condition in conditions)


def _check(verdict: Verdict, values: Values) -> Check:
    fact = values.facts.get(verdict.key) if verdict.key and verdict.held is None else None
    remedy = fact.answer.remedy if fact is not None and isinstance(fact.answer, Unknown) else ""
    return Check(verdict.why, verdict.held, remedy=remedy)


def holds(checks: tuple[Check, ...]) -> bool:
    """Whether all of them held; none at all prove nothing."""
    return bool(checks) and all(check.held is True for check in checks)


def keys_of(conditions: tuple[Condition, ...], values: Values) -> tuple[FactKey, ...]:
    """The facts that conditions ask for, as far as their objects are known."""
    mentioned = (each for condition in conditions for each in mentioned_in_condition(condition) if each.is_fact)
    keys = (fill_key(each.name, each.of, values) for each in mentioned)
    return tuple(dict.fromkeys(key for key in keys if not isinstance(key, Missing)))


def refreshed(values: Values, keys: tuple[FactKey, ...], context: RepairContext) -> Values:
    """The values with some facts looked at anew; what only the human can tell stays."""
    asked = [key for key in keys if not key.name.startswith("answer.")]
    facts: Mapping[FactKey, object] = context.probe(asked) if asked else {}
    return msgspec.structs.replace(values, facts={**values.facts, **facts})
