"""The way back of a fix that did not prove itself: its steps undone, and the host compared with how it was before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from assistant.model.diagnosis import Before, Outcome, StepOutcome, StepState
from assistant.model.event import Event, FixChosen
from assistant.model.running import Running
from assistant.repair.again import Again, has_changed
from assistant.repair.context import RepairContext
from assistant.repair.later import undo_first
from assistant.repair.offer import BRIEF
from assistant.repair.proof import Claim
from assistant.repair.record import StepRecord, steps_of
from assistant.repair.running import down_since, in_both, running_now
from assistant.repair.undo import STAYS, changed, is_cut_short, undo
from assistant.text.safe import one_line


@dataclass(frozen=True)
class WayBack:
    """Takes a fix back.

    Args:
        before: what the host showed before the first step.
    """

    context: RepairContext
    claim: Claim
    before: Before

    def walk(self, taken: Sequence[StepRecord], again: Again) -> tuple[tuple[StepOutcome, ...], str]:
        """Undo what was done, newest first: with `--yes` too, because it may undo what it may do.

        Returns:
            The steps that it took, and how the host differs from before as a clause, empty where it does not.
        """
        if any(each.undo is not None for each in taken):
            self.context.person.tell("I can undo the steps that were done, last one first.")
        undone = undo(taken, self.context, covered=True)
        left = self._left(taken, undone)
        down = again.bring_back()
        return (*_said(undone), *again.outcomes), "; ".join(filter(None, (left, down, self._worse(undone))))

    def _left(self, taken: Sequence[StepRecord], undone: Sequence[StepOutcome]) -> str:
        """What was not undone, and why."""
        stays = [each for each in undone if each.state in STAYS]
        said = [f"{one_line(each.title, BRIEF)} ({one_line(each.detail, 4 * BRIEF)})" for each in stays]
        said += ["the steps before it"] if len(undone) < len(changed(taken)) else []
        return f"not undone: {', '.join(said)}" if said else ""

    def _worse(self, undone: Sequence[StepOutcome]) -> str:
        """What held before the fix, and does not after the undo."""
        if not has_changed(undone):
            return ""
        checks = self.claim.after(self.before, 0.0)
        lost = [check.says for check in checks if check.before is True and check.held is False]
        return f"after the undo, otherwise than before the fix: {', '.join(lost)}" if lost else ""


def left_unseen(outcome: Outcome, context: RepairContext) -> Outcome:
    """An outcome that nobody could check, of a fix that is left as it is: how it can be checked."""
    ledger, steps = context.ledger, "what was done is left as it is, because it may have helped"
    if ledger.session is None or ledger.lost:
        return msgspec.structs.replace(outcome, why=f"{outcome.why}; {steps}")
    first = "sudo -v && " if any("sudo" in check.remedy for check in outcome.verification) else ""
    return msgspec.structs.replace(
        outcome,
        why=f"{outcome.why}; {steps}; to check it: {first}drydock resume {ledger.session}; "
        f"to undo it: drydock undo {ledger.session}",
    )


def take_session_back(events: Sequence[Event], context: RepairContext) -> tuple[tuple[StepOutcome, ...], str]:
    """Undo all that a session changed; what that stopped, and ran before the fix too, is offered to be started again.

    Returns:
        The steps that it took, and how the host differs from before as a clause, empty where it does not.
    """
    before_fix, before_undo, taken = _before_fix(events), running_now(context), steps_of(events)
    undone = undo(taken, context)
    cut_short = is_cut_short(taken, undone)
    first = undo_first(events, context) if cut_short else ""
    if not has_changed(undone):
        return undone, first
    # An undo that was cut short leaves some of the fix, and with it what runs because of it.
    both = before_undo if cut_short or before_fix is None else in_both(before_undo, before_fix)
    again = Again(context, both, (), "", "undo")
    down = again.bring_back() or _gone_since(before_fix, context)
    return (*undone, *again.outcomes), "; ".join(filter(None, (first, down)))


def _before_fix(events: Sequence[Event]) -> Running | None:
    """What ran before the session's first fix; None where nobody has looked.

    A fix that was refused unseen has not looked, and changed nothing.
    """
    chosen = (event.payload.before for event in events if isinstance(event.payload, FixChosen))
    return next((before.running for before in chosen if before is not None), None)


def _gone_since(before: Running | None, context: RepairContext) -> str:
    """What ran before the session's first fix and does not now: somebody may have stopped it on purpose since."""
    down = down_since(before, running_now(context)) if before else ()
    return f"ran before the fix, and does not now: {', '.join(each.called for each in down)}" if down else ""


def _said(undone: Sequence[StepOutcome]) -> list[StepOutcome]:
    """What is worth telling of the way back: not the refusals, which only mean that things stay as they are."""
    return [each for each in undone if each.state in (StepState.UNDONE, StepState.UNDO_FAILED)]
