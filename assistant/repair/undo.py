"""Taking back what a session changed, newest first, each step previewed and approved like any other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from assistant.model.diagnosis import StepOutcome, StepState
from assistant.model.risk import Risk
from assistant.repair.apply import apply
from assistant.repair.context import RepairContext
from assistant.repair.ledger import unsealed
from assistant.repair.offer import Offer
from assistant.repair.record import StepRecord
from assistant.steps import plan_undo
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Nothing, Plan
from assistant.steps.service import reread

_CHANGED = (StepState.DONE, StepState.FAILED, StepState.UNFINISHED, StepState.UNDO_FAILED)


def undo(taken: Sequence[StepRecord], context: RepairContext) -> tuple[StepOutcome, ...]:
    """Take steps back. It ends where the person says no, or one cannot be taken back: those before it may rest on it.

    What made a service read its files anew is done once more at the end, when the files are as they were.
    """
    outcomes: list[StepOutcome] = []
    for one in _in_order([each for each in taken if each.state in _CHANGED]):
        outcome = _undo_one(one, context)
        outcomes.append(outcome)
        if outcome.state in (StepState.REFUSED, StepState.UNDO_FAILED):
            break
    return tuple(outcomes)


def _in_order(taken: list[StepRecord]) -> list[StepRecord]:
    late = [each for each in taken if _is_late(each)]
    return [each for each in reversed(taken) if not _is_late(each)] + late


def _is_late(taken: StepRecord) -> bool:
    return taken.undo is not None and reread(taken.undo)


def _undo_one(taken: StepRecord, context: RepairContext) -> StepOutcome:
    if taken.undo is None:
        detail = "there is nothing to undo, or it cannot be undone"
        return StepOutcome(taken.title, StepState.NOT_NEEDED, taken.risk, detail=detail)
    risk = taken.risk if taken.risk is not Risk.DESTRUCTIVE else Risk.DISRUPTIVE
    why = f"undoes: {taken.title}"
    outcome, _ = apply(Offer(partial(_plan, taken), why, risk, takes_back=taken.step, by_person=True), context)
    return outcome


def _plan(taken: StepRecord, here: HostNow) -> Plan | Nothing:
    return plan_undo(unsealed(taken.undo, taken.seal), here)
