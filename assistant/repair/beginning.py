"""Whether a fix may be begun: what is known before its first step is even planned."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass

from assistant.model.effort import RUN_IT
from assistant.model.tree import Cause, Fix
from assistant.reasoning.condition import judge
from assistant.reasoning.values import Values
from assistant.reasoning.wanted import facts_of_fix
from assistant.repair.context import RepairContext
from assistant.repair.signs import keys_of_signs

NOBODY = "only a person can tell whether it helps, and nobody can be asked here; run drydock fix on a terminal"


@dataclass(frozen=True)
class Beginning:
    """A fix before its first step."""

    cause: Cause
    fix: Fix
    phrases: Set[str] | None
    context: RepairContext
    known: Values

    def refused_unseen(self) -> str:
        """Why it is not begun, whatever the host shows now; empty where nothing speaks against it."""
        if distrust := self.context.distrust(self.cause, self.fix):
            return distrust
        if self._needs_word() and not self.context.person.is_there:
            return NOBODY
        look = self._refused_look()
        return f"without this look it cannot be checked: {look}" if look else ""

    def against(self, fresh: Callable[[], Values]) -> str:
        """Why it is not for this host, by values that are looked at anew; empty where nothing speaks against it."""
        values = fresh() if self.fix.only_if else self.known
        verdicts = (judge(condition, values, self.phrases) for condition in self.fix.only_if)
        why = next((verdict.why for verdict in verdicts if verdict.held is not True), "")
        return f"this fix is not for this host: {why}" if why else ""

    def _needs_word(self) -> bool:
        """Whether no fact can prove it, whatever it changes."""
        changes = any(step.action.is_change for step in self.fix.steps)
        return changes and bool(self.fix.by_word or not (self.fix.verify or keys_of_signs(self.cause, self.known)))

    def _refused_look(self) -> str:
        """Ask about the looks that the fix needs; what the first one does that the person does not want, else empty."""
        needed = facts_of_fix(self.fix, self.known.captures, self.known.facts)
        for look in self.context.consent.wanting(needed, self.known.facts):
            self.context.person.tell(f"To check this fix, a look is needed. {look.tells}")
            agreed = self.context.person.agrees(RUN_IT)
            self.context.consent.settle(look, agreed)
            if not agreed:
                return look.does
        return ""
