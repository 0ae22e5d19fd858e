"""After a crash, a kill or a lost connection: what was done, what may have been, what was not; and on from there."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from assistant.model.action import Action
from assistant.model.actions import AnyAction
from assistant.model.diagnosis import Before, Outcome, StepState
from assistant.model.errors import DrydockError
from assistant.model.event import Event, FixChosen, StepEnded
from assistant.repair.apply import in_words
from assistant.repair.context import RepairContext
from assistant.repair.ledger import unsealed
from assistant.repair.proof import is_unseen
from assistant.repair.record import StepRecord, steps_of
from assistant.steps import plan_action, was_done
from assistant.steps.plan.kind import Nothing

_NOT_DONE = "it was not done, or not to the end"
_PATIENCE_S = 20.0
_PAUSE_S = 1.0


class Account(msgspec.Struct, frozen=True):
    """A session's walk, accounted for.

    Attributes:
        cause, fix: their ids, empty when no fix was chosen.
        steps: those that were begun, in order.
        captures: what the fix was filled with.
        ended: the outcome was recorded, and it was not left open because nobody could check it.
        before: what the host showed before its first step; None where nobody has looked.
    """

    cause: str
    fix: str
    steps: tuple[StepRecord, ...]
    captures: dict[str, str]
    ended: bool
    before: Before | None = None

    @property
    def unfinished(self) -> tuple[StepRecord, ...]:
        """Steps that were begun and whose end is not known."""
        return tuple(step for step in self.steps if step.state is StepState.UNFINISHED)

    @property
    def did(self) -> tuple[Action, ...]:
        """The actions of the steps that are on record as done, as far as they can be read."""
        found = (_action_of(step) for step in self.steps if step.state is StepState.DONE)
        return tuple(action for action in found if action is not None)

    @property
    def done_places(self) -> frozenset[str]:
        """Where in the fix the steps stand that are on record as done."""
        return frozenset(step.place for step in self.steps if step.state is StepState.DONE)


def account_of(events: Sequence[Event]) -> Account:
    """What a session's events say of its last fix."""
    numbers = [number for number, event in enumerate(events) if isinstance(event.payload, FixChosen)]
    after = events[numbers[-1] :] if numbers else ()
    chosen = after[0].payload if after else None
    if not isinstance(chosen, FixChosen):
        return Account("", "", (), {}, False)
    steps = tuple(step for step in steps_of(events) if step.place.startswith(f"{chosen.fix}/"))
    return Account(
        chosen.cause,
        chosen.fix,
        steps,
        chosen.captures,
        _is_settled([event.payload for event in after if isinstance(event.payload, Outcome)], steps),
        # A session that was gone on with has not been looked at anew: its first walk saw the host before the fix.
        chosen.before,
    )


def _is_settled(outcomes: Sequence[Outcome], steps: Sequence[StepRecord]) -> bool:
    """Whether the fix has an ending; one that nobody could check, and that is not undone, is open to be checked."""
    if not outcomes or outcomes[-1].status != "not-fixed" or not is_unseen(outcomes[-1].verification):
        return bool(outcomes)
    return not any(step.state is StepState.DONE for step in steps)


def settle(account: Account, context: RepairContext) -> tuple[StepRecord, ...]:
    """Look at the host to tell how the unfinished steps ended, and put that on record; nothing is done again.

    Returns:
        The unfinished steps, as they are known now; `unfinished` stays where the host does not tell.
    """
    settled = []
    for step in account.unfinished:
        state, detail = _found(step, context)
        settled.append(msgspec.structs.replace(step, state=state, detail=detail))
        context.ledger.record(StepEnded(step.step, state, f"after the interruption: {detail}"))
    return tuple(settled)


def settled_account(account: Account, settled: Sequence[StepRecord]) -> Account:
    """The account with what is known now of its unfinished steps."""
    known = {step.step: step for step in settled}
    return msgspec.structs.replace(account, steps=tuple(known.get(step.step, step) for step in account.steps))


def _action_of(step: StepRecord) -> Action | None:
    try:
        action: Action = msgspec.convert(step.action, AnyAction)
    except msgspec.ValidationError:
        return None
    return action


def _found(step: StepRecord, context: RepairContext) -> tuple[StepState, str]:
    """How a step ended, by its record where that tells, else by what its action would still have to do."""
    seen = _seen(step, context)
    if seen is not None:
        return (StepState.DONE, "the host shows that it was done") if seen else (StepState.FAILED, _NOT_DONE)
    action = _action_of(step)
    if action is None:
        return StepState.UNFINISHED, "it is not on record whole"
    if not action.is_change:
        return StepState.UNFINISHED, "it changes nothing itself"
    try:
        plan = plan_action(action, context.host_now())
    except DrydockError as error:
        return StepState.UNFINISHED, in_words(error)
    if isinstance(plan, Nothing):
        return StepState.DONE, plan.why
    if not plan.tells:
        return StepState.UNFINISHED, "the host does not show whether it was done"
    return StepState.FAILED, _NOT_DONE


def _seen(step: StepRecord, context: RepairContext) -> bool | None:
    """Whether the host shows that it was done; a service that is on its way is waited for."""
    end = context.clock() + _PATIENCE_S
    try:
        record = unsealed(step.undo, step.seal)
        seen = was_done(record, context.host_now())
        while seen is None and record.get("starts") and context.clock() < end:
            context.pause(_PAUSE_S)
            seen = was_done(record, context.host_now())
    except DrydockError:
        return None
    return seen
