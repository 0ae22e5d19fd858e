"""What an administrator forbids on a host, whoever approves it."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from assistant.model.risk import Aspect, Risk


class Policy(msgspec.Struct, frozen=True):
    """What is forbidden.

    Attributes:
        forbidden: actions by the names that trees use, such as `restart_service`.
        highest_risk: nothing riskier is done.
        aspects: nothing that affects one of these is done.
        broken: why the policy cannot be known, empty when it can; nothing at all is done then.
    """

    forbidden: frozenset[str] = frozenset()
    highest_risk: Risk = Risk.DESTRUCTIVE
    aspects: frozenset[Aspect] = frozenset()
    broken: str = ""

    def refusal(self, action: str, risk: Risk, affects: Iterable[Aspect] = ()) -> str:
        """Why an action may not be done, as the end of a sentence; empty when it may."""
        if self.broken:
            return f"the configuration has a fault, so that what is forbidden is not known: {self.broken}"
        if action in self.forbidden:
            return f"the configuration forbids {action}"
        if risk.rank > self.highest_risk.rank:
            return f"it is {risk}, and the configuration allows nothing above {self.highest_risk}"
        if affected := [aspect.value for aspect in affects if aspect in self.aspects]:
            return f"it affects {' and '.join(affected)}, and the configuration forbids that"
        return ""
