"""What every change stands on: the host, the person, the journal and what was allowed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from assistant.model.look import Look
from assistant.model.risk import Risk
from assistant.ports import Act, Person
from assistant.repair.ledger import Ledger
from assistant.steps.plan.kind import Here, Probe


@dataclass(frozen=True)
class Ground:
    """What every change stands on.

    Attributes:
        probe: finds out facts afresh.
        allow: nothing above this risk is done, and up to it no more than `--yes` is needed; None: everything may be
            done that the person approves, and what is destructive only by the person's own word.
    """

    act: Act
    look: Look
    probe: Probe
    person: Person
    ledger: Ledger
    allow: Risk | None = None
    pause: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def here(self) -> Here:
        """The host as it is now."""
        return Here(self.act, self.look, self.probe)
