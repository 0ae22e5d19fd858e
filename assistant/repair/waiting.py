"""Steps that change nothing themselves: the human does something, or a fact is waited for."""

from __future__ import annotations

from collections.abc import Callable, Set

import msgspec

from assistant.model.actions.ask_human import AskHuman
from assistant.model.actions.wait_for import WaitFor
from assistant.model.diagnosis import StepOutcome, StepState
from assistant.model.event import StepBegun, StepEnded
from assistant.model.risk import Risk
from assistant.model.tree import Condition, Operator, Subject
from assistant.reasoning.values import Values
from assistant.repair.context import RepairContext
from assistant.repair.ledger import seal
from assistant.repair.offer import Offer
from assistant.repair.verify import holds, verify
from assistant.text.safe import plain


def ask_human(offer: Offer, action: AskHuman, context: RepairContext) -> StepOutcome:
    """Ask the human to do it; without a yes it is refused."""
    text = plain(action.text)

    def ask() -> str:
        return "you say that it is done" if context.person.done(text) else ""

    no = (StepState.REFUSED, "you did not say that it is done")
    return _accounted(offer, f"You: {text}", ask, no, context, plain(offer.undo_by_hand))


def wait_for(
    offer: Offer, action: WaitFor, values: Values, phrases: Set[str] | None, context: RepairContext
) -> StepOutcome:
    """Wait until the fact has its value; past its time the step has failed."""
    condition = Condition(Subject.FACT, action.fact, Operator.IS, action.operand, action.of)

    def wait() -> str:
        checks = verify((condition,), values, phrases, context, action.timeout_s)
        return checks[0].says if holds(checks) else ""

    of = f" of {action.of}" if action.of else ""
    title = f"Wait until {action.fact}{of} is {action.operand}"
    return _accounted(offer, title, wait, (StepState.FAILED, f"not within {action.timeout_s:g} s"), context)


def _accounted(
    offer: Offer,
    title: str,
    work: Callable[[], str],
    otherwise: tuple[StepState, str],
    context: RepairContext,
    undo_says: str = "",
) -> StepOutcome:
    """Begin and end on record, as a change has; `work` says what was found, nothing where it was in vain."""
    step, ledger = context.ledger.next_step(), context.ledger
    ledger.record(
        StepBegun(
            step=step,
            title=plain(title),
            risk=Risk.READ_ONLY,
            seal=seal(None),
            undo_says=undo_says,
            cause=offer.cause,
            fix=offer.fix,
            place=offer.place,
            action=msgspec.to_builtins(offer.action),
            tree=offer.tree,
            own_trees=offer.own_trees,
        )
    )
    try:
        found = work()
    except KeyboardInterrupt:
        ledger.record(StepEnded(step, StepState.UNFINISHED, "interrupted"))
        raise
    state, detail = (StepState.DONE, found) if found else otherwise
    ledger.record(StepEnded(step, state, detail))
    return StepOutcome(plain(title), state, Risk.READ_ONLY, detail=detail)
