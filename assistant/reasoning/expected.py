"""Expected cost of repair, after Heckerman, Breese and Rommelse, "Decision-theoretic troubleshooting" (1995).

Attempts are made in the order of probability over cost; each that fails leaves the rest; when none is worth its cost,
the repair is given up. A question or a look is worth what it lowers this cost by, less what it costs itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

import msgspec

from assistant.reasoning import weights


class Attempt(msgspec.Struct, frozen=True):
    """A cause that may be it, how probably, and what trying its fix costs (giving up, when it has none)."""

    cause_id: str
    probability: float
    cost: float


def in_order(attempts: Iterable[Attempt]) -> list[Attempt]:
    """The attempts, best chance for its cost first."""
    return sorted(attempts, key=lambda each: (-each.probability / each.cost, each.cause_id))


def cost_of_repair(attempts: Iterable[Attempt]) -> float:
    """Minutes that it takes, on average, until the fault is gone or given up; probabilities may sum to less than 1."""
    remaining, total = 1.0, 0.0
    for each in in_order(attempts):
        if remaining <= 0 or each.probability / remaining * weights.GIVE_UP_COST <= each.cost:
            continue
        total += remaining * each.cost
        remaining -= each.probability
    return total + max(0.0, remaining) * weights.GIVE_UP_COST


def cost_when_told(attempts: Iterable[Attempt], told: Set[str]) -> float:
    """The cost of repair when it becomes known which of some causes it is, or that it is none of them."""
    known = list(attempts)
    inside = [each for each in known if each.cause_id in told]
    rest = 1.0 - sum(each.probability for each in inside)
    cost = sum(each.probability * min(each.cost, weights.GIVE_UP_COST) for each in inside)
    if rest <= 0:
        return cost
    outside = (
        Attempt(each.cause_id, each.probability / rest, each.cost) for each in known if each.cause_id not in told
    )
    return cost + rest * cost_of_repair(outside)


def cost_when_answered(attempts: Iterable[Attempt], given: Mapping[str, Mapping[str, float]]) -> float:
    """The cost of repair after a question, averaged over its answers.

    Args:
        given: for each answer, how many times likelier it makes a cause, by the cause's id; 1 where none is given.
    """
    known = list(attempts)
    other = 1.0 - sum(each.probability for each in known)
    total = {each.cause_id: sum(ratios.get(each.cause_id, 1.0) for ratios in given.values()) for each in known}
    cost = 0.0
    for ratios in given.values():
        after = [
            Attempt(each.cause_id, each.probability * _share(ratios, each.cause_id, total, len(given)), each.cost)
            for each in known
        ]
        chance = other / len(given) + sum(each.probability for each in after)
        if chance > 0:
            scaled = (Attempt(each.cause_id, each.probability / chance, each.cost) for each in after)
            cost += chance * cost_of_repair(scaled)
    return cost


def _share(ratios: Mapping[str, float], cause_id: str, total: Mapping[str, float], answers: int) -> float:
    """How probable an answer is when the cause is there."""
    return ratios.get(cause_id, 1.0) / total[cause_id] if total[cause_id] else 1.0 / answers
