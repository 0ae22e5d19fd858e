"""Whether a fix worked: by fresh facts, or by the human's word where no fact tells."""

from __future__ import annotations

from collections.abc import Sequence, Set

from assistant.model.diagnosis import Check, StepOutcome, StepState
from assistant.model.tree import Fix
from assistant.reasoning.values import Values
from assistant.repair.context import RepairContext
from assistant.repair.verify import holds, verify

_TRY_AGAIN = "Try again what failed, and say whether it works now."

Proof = tuple[str, tuple[Check, ...], str]
"""The status of the outcome, what was checked, and why it is not fixed."""


def prove(
    fix: Fix,
    done: Sequence[StepOutcome],
    values: Values,
    phrases: Set[str] | None,
    context: RepairContext,
    patience_s: float,
) -> Proof:
    """Check what the fix was for, once its steps are done.

    Args:
        done: how its steps went.
        patience_s: how long a service is given to come up; not used where nothing was changed.
    """
    nothing_done = all(outcome.state is StepState.NOT_NEEDED for outcome in done)
    if fix.verify:
        checks = verify(fix.verify, values, phrases, context, patience_s)
    elif nothing_done:
        return "nothing-to-do", (), ""
    else:
        checks = (Check("you say that it works now", context.person.done(_TRY_AGAIN) or None),)
    if holds(checks):
        return "nothing-to-do" if nothing_done else "fixed", checks, ""
    return "not-fixed", checks, "the check afterwards still fails"
