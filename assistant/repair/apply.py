"""One change from its plan to its recorded end: preview, approval, begin on record, apply, end on record."""

from __future__ import annotations

from datetime import datetime

import msgspec

from assistant.model.diagnosis import StepOutcome, StepState
from assistant.model.errors import ActionError, ChangedError, DrydockError, RefusedError
from assistant.model.event import Approved, StepBegun, StepEnded, UndoBegun, UndoEnded
from assistant.model.preview import Preview
from assistant.model.risk import Aspect
from assistant.repair.context import RepairContext
from assistant.repair.ledger import seal
from assistant.repair.offer import Offer
from assistant.repair.preview import preview_of
from assistant.repair.record import StepRecord
from assistant.repair.refusals import refuse
from assistant.steps.plan.carry_out import carry_out
from assistant.steps.plan.kind import Nothing, Plan
from assistant.steps.plan.parts import Command
from assistant.text.safe import plain

ROUNDS = 4
"""A host that changes under the person's eyes this often is not one to change."""


def apply(offer: Offer, context: RepairContext) -> tuple[StepOutcome, StepRecord | None]:
    """Do a change, once exactly it was approved, and only when its begin stands in the journal.

    Where the journal cannot be written, the person is told what that means and must approve the change once more
    in person: `--yes` is not enough then.

    Returns:
        How it went, and what was begun; None when nothing was.

    Raises:
        KeyboardInterrupt: the person stopped it; how far it came is on record.
    """
    try:
        at = context.now()
        plan = offer.plan(context.host_now(at))
        if isinstance(plan, Nothing):
            return _outcome(offer, StepState.NOT_NEEDED, plan.why), None
        refuse(offer, plan, context)
        return _approved(offer, plan, at, context)
    except RefusedError as error:
        return _outcome(offer, StepState.REFUSED, in_words(error)), None
    except ActionError as error:
        return _outcome(offer, offer.failed, in_words(error)), None


def _not_approved(preview: Preview) -> str:
    """A no; where `--yes` was not enough, why."""
    if not preview.only_seen:
        return "it was not approved"
    said = " ".join(preview.affects[aspect] for aspect in (Aspect.SERVICE, Aspect.DATA) if aspect in preview.affects)
    return f"it was not approved, which only a person can do who sees it (without --yes). {said}".strip()


def in_words(error: DrydockError) -> str:
    """An error with all that helps, as plain text."""
    rest = (error.context, f"try: {error.hint}" if error.hint else "")
    return plain("; ".join(text for text in (error.what, *rest) if text))


def _approved(offer: Offer, plan: Plan, at: datetime, context: RepairContext) -> tuple[StepOutcome, StepRecord | None]:
    step = context.ledger.next_step() if offer.takes_back is None else offer.takes_back
    for _ in range(ROUNDS):
        preview = preview_of(offer, plan, context)
        if not context.person.approve(preview):
            return _outcome(offer, StepState.REFUSED, _not_approved(preview), plan), None
        warned = bool(context.ledger.lost)
        fresh = _planned_anew(offer, at, context)
        if isinstance(fresh, StepOutcome):
            return fresh, None
        plan, shown = fresh, preview
        preview = preview_of(offer, plan, context)
        if preview.fingerprint != shown.fingerprint:
            context.person.tell("The host has changed since this was shown. Here it is again, as it would run now.")
        elif _begin(step, offer, plan, preview, context) or warned:
            went = _carried_out(step, offer, plan, context)
            if went is not None:
                return went
            step = context.ledger.next_step() if offer.takes_back is None else step
            again = _planned_anew(offer, at, context)
            if isinstance(again, StepOutcome):
                return again, None
            plan = again
        else:
            context.person.tell(
                "Nothing was done yet: the journal could not be written. Here it is again, as it would run now."
            )
    return _outcome(offer, StepState.REFUSED, "the host keeps changing, so nothing was done", plan), None


def _planned_anew(offer: Offer, at: datetime, context: RepairContext) -> Plan | StepOutcome:
    fresh = offer.plan(context.host_now(at))
    if isinstance(fresh, Nothing):
        return _outcome(offer, StepState.NOT_NEEDED, f"meanwhile it needs no more: {fresh.why}")
    return fresh


def _begin(step: int, offer: Offer, plan: Plan, preview: Preview, context: RepairContext) -> bool:
    context.ledger.record(Approved(step, preview.fingerprint))
    begun = StepBegun if offer.takes_back is None else UndoBegun
    return context.ledger.record(
        begun(
            step=step,
            title=preview.title,
            why=preview.why,
            risk=preview.risk,
            affects=preview.affects,
            command=preview.command,
            commands=preview.commands,
            calls=preview.calls,
            diff=preview.diff,
            runs_as=preview.runs_as,
            undo=plan.record,
            undo_says=preview.undo,
            seal=seal(plan.record),
            cause=offer.cause,
            fix=offer.fix,
            place=offer.place,
            action=msgspec.to_builtins(offer.action) if offer.action is not None else None,
            tree=offer.tree,
            own_trees=offer.own_trees,
        )
    )


def _carried_out(step: int, offer: Offer, plan: Plan, context: RepairContext) -> tuple[StepOutcome, StepRecord] | None:
    """How it went; None where a file was no longer what was approved to be changed, so that nothing was done."""
    try:
        state, detail = offer.done, carry_out(plan.parts, context.act)
    except ChangedError as error:
        _end(step, offer, StepState.REFUSED if offer.takes_back is None else offer.failed, in_words(error), context)
        context.person.tell(f"Nothing was done: {in_words(error)}. The host is looked at again.")
        return None
    except ActionError as error:
        state, detail = offer.failed, in_words(error)
    except KeyboardInterrupt:
        _end(step, offer, StepState.UNFINISHED, "interrupted while it was under way", context)
        raise
    _end(step, offer, state, detail, context)
    outcome = _outcome(offer, state, detail, plan)
    says = plain(offer.undo_of(plan))
    return outcome, StepRecord(
        step, outcome.title, state, outcome.risk, plan.record, seal(plan.record), place=offer.place, undo_says=says
    )


def _end(step: int, offer: Offer, state: StepState, detail: str, context: RepairContext) -> None:
    ended = StepEnded if offer.takes_back is None else UndoEnded
    if not context.ledger.record(ended(step, state, detail)):
        context.person.tell(f"The journal could not be written ({context.ledger.lost}); this step is {state.value}.")


def _outcome(offer: Offer, state: StepState, detail: str, plan: Plan | None = None) -> StepOutcome:
    command = next((part.argv for part in reversed(plan.parts) if isinstance(part, Command)), ()) if plan else ()
    title = plain(plan.title if plan else offer.why)
    return StepOutcome(title, state, offer.risk_of(plan) if plan else offer.risk, command, detail)
