"""Taking back what a session changed, newest first, each step previewed and approved like any other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from assistant.model.diagnosis import StepOutcome, StepState
from assistant.model.risk import Risk
from assistant.repair.apply import apply
from assistant.repair.context import RepairContext
from assistant.repair.ledger import unsealed
from assistant.repair.offer import Offer
from assistant.repair.record import DOCKER, StepRecord
from assistant.steps import plan_undo
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import NOTHING_TO_UNDO, Nothing, Plan
from assistant.steps.service import has_started, reread

STOPS_DOCKER = (
    "Docker did not run before this fix, and runs now. Undoing this can stop it, at once or at its next start."
)
STAYS = (StepState.REFUSED, StepState.UNDO_FAILED)
"""How a step stands that an undo leaves as it is."""
_CHANGED = (StepState.DONE, StepState.FAILED, StepState.UNFINISHED, StepState.UNDO_FAILED)


def undo(taken: Sequence[StepRecord], context: RepairContext, *, covered: bool = False) -> tuple[StepOutcome, ...]:
    """Take steps back. It ends where the person says no, or a way back fails: the steps before it may rest on it. What
    has no way back was said to have none before it was done; it is said again, and ends nothing.

    What made a service read its files anew is done once more at the end, when the files are as they were.

    Args:
        covered: what was allowed for the steps allows their way back: the fix that did them takes them back itself.
    """
    outcomes: list[StepOutcome] = []
    for one in _in_order(changed(taken)):
        if one.is_restored or (_is_late(one) and not _has_read_anew(one, taken, outcomes)):
            outcome = StepOutcome(one.title, StepState.NOT_NEEDED, one.risk, detail=NOTHING_TO_UNDO)
        else:
            outcome = _undo_one(one, context, covered=covered)
        outcomes.append(outcome)
        if outcome.state in STAYS and not is_one_way(one):
            break
    return tuple(outcomes)


def is_one_way(taken: StepRecord) -> bool:
    """Whether it changed something that Drydock cannot undo."""
    return taken.undo is None and taken.undo_says not in ("", NOTHING_TO_UNDO)


def is_cut_short(taken: Sequence[StepRecord], outcomes: Sequence[StepOutcome]) -> bool:
    """Whether an undo ended at a step that could have been taken back."""
    order = _in_order(changed(taken))
    ended = outcomes[-1].state in STAYS if outcomes else False
    return len(outcomes) < len(order) or (ended and not is_one_way(order[-1]))


def changed(taken: Sequence[StepRecord]) -> list[StepRecord]:
    """The steps that changed something, or may have, and are not taken back."""
    return [each for each in taken if each.state in _CHANGED]


def _in_order(taken: list[StepRecord]) -> list[StepRecord]:
    late = [each for each in taken if _is_late(each)]
    return [each for each in reversed(taken) if not _is_late(each)] + late


def _is_late(taken: StepRecord) -> bool:
    return taken.undo is not None and reread(taken.undo)


def _has_read_anew(one: StepRecord, taken: Sequence[StepRecord], outcomes: Sequence[StepOutcome]) -> bool:
    """Whether its undo does anything: a service that ran all along is only restarted for what it has to read again."""
    if one.undo is not None and has_started(one.undo):
        return True
    states = {each.state for each in taken} | {each.state for each in outcomes}
    return StepState.UNDONE in states or one.state is StepState.UNDO_FAILED


def _undo_one(taken: StepRecord, context: RepairContext, *, covered: bool) -> StepOutcome:
    if taken.undo is None:
        state = StepState.REFUSED if is_one_way(taken) else StepState.NOT_NEEDED
        return StepOutcome(taken.title, state, taken.risk, detail=taken.undo_says or NOTHING_TO_UNDO)
    offer = Offer(
        partial(_plan, taken),
        f"undoes: {taken.title}",
        taken.risk if taken.risk is not Risk.DESTRUCTIVE else Risk.DISRUPTIVE,
        takes_back=taken.step,
        by_person=not covered,
        covered=True,
    )
    if taken.docker_ran is False and context.host_now().text("service.active_state", DOCKER) == "active":
        offer = replace(offer, only_seen=True, breaks=STOPS_DOCKER)
    return apply(offer, context)[0]


def _plan(taken: StepRecord, here: HostNow) -> Plan | Nothing:
    return plan_undo(unsealed(taken.undo, taken.seal), here)
