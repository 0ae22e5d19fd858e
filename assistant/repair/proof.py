"""Whether a fix worked: by facts that were otherwise before it, or by the human's word where no fact tells."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

import msgspec

from assistant.model.diagnosis import Before, Check, StepOutcome, StepState
from assistant.model.fact import FactKey
from assistant.model.tree import Cause, Condition, Fix
from assistant.reasoning.template import fill_key
from assistant.reasoning.values import Values
from assistant.repair.context import RepairContext
from assistant.repair.signs import NO_LONGER, keys_of_signs, signs_after, signs_before
from assistant.repair.verify import STEADY_S, awaited, judged, keys_of, refreshed
from assistant.text.safe import plain

WORKS_NOW = "Does what failed work now?"
_NOTHING_PROVES = "No fact of this host proves that it works now."
_GIVEN_UP = "this fix has stopped what ran before ({names})"
_TRY_AGAIN = "Please try again what failed"

_STEADY_S = {
    "container.state": STEADY_S,
    "container.health": STEADY_S,
    "container.exit_code": 10.0,
    "container.oom_killed": 10.0,
}
"""How long a program must run before it proves anything: what takes too much memory does not take it at once."""

Proof = tuple[str, tuple[Check, ...], str]
"""The status of the outcome, what was checked, and why it is not fixed."""


@dataclass(frozen=True)
class Claim:
    """What a fix is for, and what would prove that it has come about.

    The verification tells what should hold after it; the signs of the cause, what should hold no longer. Only what is
    known to have been otherwise before the fix proves anything.
    """

    cause: Cause
    fix: Fix
    phrases: Set[str] | None
    context: RepairContext
    values: Values

    def before(self) -> Before:
        """What the host shows now, before the first step."""
        fresh = self._fresh()
        checks = judged(self.fix.verify, fresh, self.phrases)
        return Before(tuple(each.held for each in checks), signs_before(self.cause, fresh, self.phrases))

    def after(self, before: Before, patience_s: float) -> tuple[Check, ...]:
        """What the host shows once the steps are done; a service is given this long to come up."""
        steady_s = max(map(_steady_s, self.fix.verify), default=0.0)
        return awaited(lambda: self._now(before), self.context, patience_s, steady_s)

    def wants_stopped(self, name: str) -> bool:
        """Whether it is what the fix is for that this container does not run."""
        about = (each for each in self.fix.verify if each.name in ("container.state", "container.exists"))
        return any(self._of(each) == name for each in about)

    def _of(self, condition: Condition) -> str | None:
        key = fill_key(condition.name, condition.of, self.values)
        return key.of if isinstance(key, FactKey) else None

    def _now(self, before: Before) -> tuple[Check, ...]:
        fresh = self._fresh()
        held = (*before.checks, *(None for _ in self.fix.verify))
        checks = zip(judged(self.fix.verify, fresh, self.phrases), held, strict=False)
        told = tuple(msgspec.structs.replace(check, before=was) for check, was in checks)
        return (*told, *signs_after(self.cause, before, fresh, self.phrases))

    def _fresh(self) -> Values:
        keys = (*keys_of(self.fix.verify, self.values), *keys_of_signs(self.cause, self.values))
        return refreshed(self.values, tuple(dict.fromkeys(keys)), self.context)


def _steady_s(condition: Condition) -> float:
    """How long it must hold: what runs can end again; Docker's own services say themselves when they are up."""
    if condition.name == "service.active_state" and not str(condition.of).startswith(("docker", "containerd")):
        return STEADY_S
    return _STEADY_S.get(condition.name, 0.0)


def prove(
    claim: Claim,
    done: Sequence[StepOutcome],
    checks: tuple[Check, ...],
    *,
    down: str = "",
    stopped: tuple[str, ...] = (),
    went_before: bool = False,
) -> Proof:
    """Judge what was checked once the steps of a fix are done.

    Args:
        done: how its steps went.
        down: what ran before and does not any more, as a clause; empty where all does.
        stopped: the containers that ran before and that a step has stopped on purpose.
        went_before: some of it was done in an earlier, interrupted walk.
    """
    nothing_done = not went_before and all(outcome.state is StepState.NOT_NEEDED for outcome in done)
    why = against(checks) or down
    if why:
        return "not-fixed", checks, why
    if nothing_done:
        return "nothing-to-do", checks, ""
    given_up = tuple(name for name in stopped if not claim.wants_stopped(name))
    if not claim.fix.by_word and not given_up and any(check.proves for check in checks):
        return "fixed", checks, ""
    return _by_word(claim, checks, given_up)


def against(checks: tuple[Check, ...]) -> str:
    """Why it is not fixed, empty where nothing speaks against it."""
    failed = next((check for check in checks if check.held is False), None)
    if failed is not None and failed.says.startswith(NO_LONGER):
        return f"the host still shows: {failed.says.removeprefix(NO_LONGER)}"
    if failed is not None:
        return f"the check afterwards still fails: {failed.says}"
    unseen = next((check for check in checks if check.held is None), None)
    if unseen is None:
        return ""
    return f"it could not be checked: {unseen.says}" + (f"; {unseen.remedy}" if unseen.remedy else "")


def is_unseen(checks: Sequence[Check]) -> bool:
    """Whether nothing that was checked speaks against the fix, but something could not be looked at."""
    held = {check.held for check in checks}
    return None in held and False not in held


def _by_word(claim: Claim, checks: tuple[Check, ...], given_up: tuple[str, ...]) -> Proof:
    """Nothing that was looked at has changed for the better, or only at the cost of what ran: so only whoever saw it
    fail can tell."""
    person = claim.context.person
    person.tell(_try_again(claim, given_up))
    if person.agrees(WORKS_NOW):
        return "fixed-by-word", (*checks, Check("you say that it works now", True)), ""
    held = "what was checked held before the fix, too"
    if claim.fix.by_word or not checks:
        held = "no fact of this host can prove it"
    if given_up:
        held = _GIVEN_UP.format(names=", ".join(given_up))
    return "not-fixed", checks, f"nothing proves that it helped: {held}, and you did not say that it works now"


def _try_again(claim: Claim, given_up: tuple[str, ...]) -> str:
    said = plain(claim.fix.by_word) or _NOTHING_PROVES
    if given_up:
        said = f"{_GIVEN_UP.format(names=', '.join(given_up)).capitalize()}."
    return f"{said} {_TRY_AGAIN}: {claim.context.failing}" if claim.context.failing else f"{said} {_TRY_AGAIN}."
