"""Taking back what a session changed, newest first, each step previewed and approved like any other."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import msgspec

from assistant.model.diagnosis import StepOutcome, StepState
from assistant.model.event import Event, EventKind
from assistant.model.risk import Risk
from assistant.repair.apply import apply
from assistant.repair.ground import Ground
from assistant.repair.job import Job
from assistant.repair.ledger import unsealed
from assistant.steps import plan_undo
from assistant.steps.plan.kind import Here, Nothing, Plan
from assistant.steps.service import reread

_CHANGED = (StepState.DONE, StepState.FAILED, StepState.UNFINISHED, StepState.UNDO_FAILED)


class Taken(msgspec.Struct, frozen=True):
    """A step that was begun, as the journal holds it.

    Attributes:
        state: `unfinished` when its end was never recorded.
        undo: the record with which it is taken back, whole or not.
        action: the action as it was filled, as plain JSON; None for what the human did.
        place: where in its fix it stands.
    """

    step: int
    title: str
    state: StepState
    risk: Risk = Risk.REVERSIBLE
    undo: object = None
    seal: object = None
    action: object = None
    place: str = ""
    detail: str = ""


def taken_of(events: Sequence[Event]) -> tuple[Taken, ...]:
    """The steps that a session began, in order, as they stand now."""
    states: dict[object, tuple[StepState, str]] = {}
    for event in events:
        if event.kind in (EventKind.STEP_ENDED, EventKind.UNDO_ENDED):
            states[event.payload.get("step")] = _state(event)
    begun = (event.payload for event in events if event.kind is EventKind.STEP_BEGUN)
    return tuple(_taken(payload, states) for payload in begun)


def undo(taken: Sequence[Taken], ground: Ground) -> tuple[StepOutcome, ...]:
    """Take steps back. It ends where the person says no, or one cannot be taken back: those before it may rest on it.

    What made a service read its files anew is done once more at the end, when the files are as they were.
    """
    outcomes: list[StepOutcome] = []
    for one in _in_order([each for each in taken if each.state in _CHANGED]):
        outcome = _undo_one(one, ground)
        outcomes.append(outcome)
        if outcome.state in (StepState.REFUSED, StepState.UNDO_FAILED):
            break
    return tuple(outcomes)


def _in_order(taken: list[Taken]) -> list[Taken]:
    late = [each for each in taken if _is_late(each)]
    return [each for each in reversed(taken) if not _is_late(each)] + late


def _is_late(taken: Taken) -> bool:
    return isinstance(taken.undo, dict) and reread(taken.undo)


def _undo_one(taken: Taken, ground: Ground) -> StepOutcome:
    if taken.undo is None:
        detail = "it leaves nothing that could be taken back, or cannot be taken back"
        return StepOutcome(taken.title, StepState.NOT_NEEDED, taken.risk, detail=detail)
    job = Job(
        partial(_plan, taken),
        f"takes back: {taken.title}",
        taken.risk if taken.risk is not Risk.DESTRUCTIVE else Risk.DISRUPTIVE,
        taken.step,
        by_person=True,
        began=EventKind.UNDO_BEGUN,
        ended=EventKind.UNDO_ENDED,
        done=StepState.UNDONE,
        failed=StepState.UNDO_FAILED,
    )
    return apply(job, ground).outcome


def _plan(taken: Taken, here: Here) -> Plan | Nothing:
    return plan_undo(unsealed(taken.undo, taken.seal), here)


def _taken(payload: dict[str, object], states: dict[object, tuple[StepState, str]]) -> Taken:
    step = payload.get("step")
    state, detail = states.get(step, (StepState.UNFINISHED, ""))
    return Taken(
        step if isinstance(step, int) else 0,
        str(payload.get("title", "")),
        state,
        _risk(payload.get("risk")),
        payload.get("undo"),
        payload.get("seal"),
        payload.get("action"),
        str(payload.get("place", "")),
        detail,
    )


def _state(event: Event) -> tuple[StepState, str]:
    name = str(event.payload.get("state", ""))
    state = StepState(name) if name in set(StepState) else StepState.UNFINISHED
    return state, str(event.payload.get("detail", ""))


def _risk(name: object) -> Risk:
    return Risk(str(name)) if name in set(Risk) else Risk.DISRUPTIVE
