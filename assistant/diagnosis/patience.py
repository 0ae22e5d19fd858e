"""How long a host is waited for: each round of looks, and all rounds of one diagnosis together."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.model.fact import Fact, FactKey, Reason, Unknown

BUDGET_S = 5.0
"""For all probes of one round together: the mark for a host whose dockerd hangs."""
TOTAL_S = 10.0
"""For all quick looks of one diagnosis; what somebody has agreed to has its own time."""
HUNG_S = 1.0
"""So long a host is waited for that has already let the time of one round pass."""
_LEAST_S = 0.1

LATE = Unknown(Reason.TIMED_OUT, "the host did not answer in time")
_NOT_LOOKED_AT = Unknown(Reason.TIMED_OUT, "there was no time left to look", "look again")


@dataclass
class Patience:
    """What is left of it.

    Args:
        round_s: seconds for the next round.
        left_s: for all rounds that are still to come.
    """

    round_s: float
    left_s: float

    @property
    def next_s(self) -> float:
        """Seconds for the next round; 0 when nothing more is asked."""
        return min(self.round_s, self.left_s) if self.left_s >= _LEAST_S else 0.0

    def spend(self, begun: float, found: Iterable[Fact]) -> None:
        """Count a round that began at this moment of the monotonic clock; one that hung is not waited for so long
        again: what such a host answers at all, it answers at once."""
        self.left_s -= min(time.monotonic() - begun, self.next_s)
        if any(map(is_late, found)):
            self.round_s = min(self.round_s, HUNG_S)


def is_late(fact: Fact) -> bool:
    """Whether its probe had not ended when the time was up."""
    return fact.answer == LATE


def not_looked_at(key: FactKey) -> Fact:
    """A fact that nobody had the time to find out."""
    return Fact(key, _NOT_LOOKED_AT)
