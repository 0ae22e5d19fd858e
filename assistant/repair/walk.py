"""The walk through a fix: each step planned, shown, approved, done and recorded; then the proof that it worked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import partial

import msgspec

from assistant.model.action import Action
from assistant.model.actions.ask_human import AskHuman
from assistant.model.actions.wait_for import WaitFor
from assistant.model.diagnosis import Before, Check, Outcome, StepOutcome, StepState
from assistant.model.event import FixChosen, Note
from assistant.model.fact import Fact, FactKey
from assistant.model.running import Running
from assistant.model.tree import Cause, Fix
from assistant.reasoning.values import Values
from assistant.reasoning.wanted import facts_of_fix
from assistant.repair.again import UNSEEN, Again, has_changed
from assistant.repair.ahead import refused_ahead
from assistant.repair.apply import apply
from assistant.repair.beginning import Beginning
from assistant.repair.context import RepairContext
from assistant.repair.offer import BRIEF, Offer
from assistant.repair.offers import offers_of
from assistant.repair.proof import Claim, against, is_unseen, prove
from assistant.repair.record import StepRecord, ran_docker
from assistant.repair.running import running_now
from assistant.repair.surmise import with_surmise
from assistant.repair.verify import PATIENCE_S, refreshed
from assistant.repair.waiting import ask_human, wait_for
from assistant.repair.way_back import WayBack, left_unseen
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Nothing, Plan
from assistant.text.safe import one_line, plain

MOST_TOLD = 300
"""Of what went wrong, before the way back is offered; the whole of it stands in the outcome."""
_CHANGED = (StepState.DONE, StepState.FAILED)


@dataclass
class Walk:
    """One fix, walked through once.

    Args:
        captures, facts: what the diagnosis knows; facts are looked at anew before they are used.
        phrases: the texts of `paste:` conditions that stand in the user's text, None without a text.
        done_before: places of steps that are on record as done in an earlier, interrupted walk; those that the host
            cannot show (a command, a restart) are not done again unless a step before them had to be.
        surmise: why the cause is not sure, empty where the host shows it; then only a person approves a change.
    """

    cause: Cause
    fix: Fix
    context: RepairContext
    captures: Mapping[str, str]
    facts: Mapping[FactKey, Fact]
    phrases: Set[str] | None = None
    done_before: frozenset[str] = frozenset()
    patience_s: float = PATIENCE_S
    surmise: str = ""
    before: Before | None = None
    did: tuple[Action, ...] = ()
    _outcomes: list[StepOutcome] = field(default_factory=list)
    _taken: list[StepRecord] = field(default_factory=list)
    _done: list[Action] = field(default_factory=list)
    _stale: bool = True

    def __post_init__(self) -> None:
        self._done = list(self.did)

    def run(self) -> Outcome:
        """Walk to the end, or to the first step that is refused or fails.

        Where the fix did not help, its way back is offered.

        Raises:
            KeyboardInterrupt: the person stopped it; what was begun is on record.
        """
        try:
            outcome = self._walked()
            if not self._needs_undo(outcome):
                return outcome
            return left_unseen(outcome, self.context) if self._may_have_helped(outcome) else self._taken_back(outcome)
        except KeyboardInterrupt:
            self.context.ledger.record(Note(f"interrupted in the fix {self.fix.id}"))
            raise

    def _walked(self) -> Outcome:
        why = self._refused_unseen()
        if not why:
            self.before = self.before or self._looked()
        chosen = FixChosen(self.cause.id, self.fix.id, self.fix.title, dict(self.captures), self.before)
        self.context.ledger.record(chosen)
        if why:
            return self._outcome("refused", why=why)
        for number in range(len(self.fix.steps)):
            ending = _ending(self._each(number))
            if ending is not None:
                status = "not-fixed" if ending.state is StepState.FAILED else "refused"
                return self._outcome(status, why=f"{one_line(ending.title, BRIEF)}: {ending.detail}")
        return self._proved()

    def _looked(self) -> Before:
        before = self._claim().before()
        return msgspec.structs.replace(before, running=running_now(self.context))

    def _claim(self) -> Claim:
        return Claim(self.cause, self.fix, self.phrases, self.context, Values(self.captures, self.facts))

    def _refused_unseen(self) -> str:
        """Why not even its first step is offered, empty where nothing speaks against it."""
        cause, fix, known = self.cause, self.fix, Values(self.captures, self.facts)
        begin = Beginning(cause, fix, self.phrases, self.context, known)
        # What had to hold before the first step, that step has changed; each step still looks for itself.
        return begin.refused_unseen() or ("" if self.done_before else begin.against(self._values)) or self._ahead()

    def _ahead(self) -> str:
        if self.context.person.is_there:
            return ""
        steps = ((step, offer) for number, step in enumerate(self.fix.steps) for offer in self._offers(number))
        return refused_ahead(((step, self._asked(offer)) for step, offer in steps), self.context)

    def _each(self, number: int) -> list[StepOutcome]:
        """Do a step, for each item that it is offered for; a failure ends it, a no does not."""
        done: list[StepOutcome] = []
        for offer in self._offers(number):
            outcome = self._step(offer)
            done.append(outcome)
            self._outcomes.append(outcome)
            self._stale = self._stale or outcome.state in _CHANGED
            if outcome.state is StepState.FAILED:
                break
        return done

    def _values(self) -> Values:
        """What is known, looked at anew where a step may have changed it."""
        known = Values(self.captures, self.facts)
        if not self._stale:
            return known
        fresh = refreshed(known, facts_of_fix(self.fix, self.captures, self.facts), self.context)
        self.facts, self._stale = fresh.facts, False
        return fresh

    def _offers(self, number: int) -> tuple[Offer, ...]:
        own = self.context.own_trees(self.cause, self.fix)
        offers = offers_of(self.cause, self.fix, number, self._values(), self.phrases)
        return tuple(replace(each, own_trees=own) for each in offers)

    def _step(self, offer: Offer) -> StepOutcome:
        why, action = plain(offer.why), offer.action
        if offer.passed_over:
            return StepOutcome(why, StepState.NOT_NEEDED, offer.risk, detail=offer.passed_over)
        if offer.missing:
            # Without a change that was meant to come first, those after it could do harm; advice may be left out.
            state = StepState.REFUSED if action is not None and action.is_change else StepState.NOT_NEEDED
            return StepOutcome(why, state, offer.risk, detail=f"it cannot be offered: {offer.missing}")
        if isinstance(action, AskHuman):
            return ask_human(offer, action, self.context)
        if isinstance(action, WaitFor):
            return wait_for(offer, action, Values(self.captures, self.facts), self.phrases, self.context)
        return self._changed(offer)

    def _changed(self, offer: Offer) -> StepOutcome:
        outcome, begun = apply(self._asked(offer), self.context)
        if begun is not None:
            docker_ran = ran_docker(self.before)
            self._taken.append(msgspec.structs.replace(begun, docker_ran=docker_ran))
            self._done += [offer.action] if offer.action else []
        return outcome

    def _asked(self, offer: Offer) -> Offer:
        return replace(with_surmise(offer, self.surmise), plan=partial(self._plan, offer))

    def _plan(self, offer: Offer, here: HostNow) -> Plan | Nothing:
        plan = offer.plan(here)
        redone = any(outcome.state is StepState.DONE for outcome in self._outcomes)
        if isinstance(plan, Plan) and not plan.tells and offer.place in self.done_before and not redone:
            return Nothing("it is on record as done before the interruption")
        return plan

    def _proved(self) -> Outcome:
        claim, before = self._claim(), self.before or Before()
        checks = claim.after(before, self.patience_s if self._taken else 0.0)
        down, stopped = "", tuple[str, ...]()
        if not against(checks) and (self.done_before or has_changed(self._outcomes)):
            again = self._again()
            down = again.bring_back()
            self._note(again)
            if again.outcomes:
                # What is started again may have brought the fault back.
                checks = claim.after(before, self.patience_s)
            stopped = again.stopped_on_purpose
        went_before = bool(self.done_before)
        return self._outcome(*prove(claim, self._outcomes, checks, down=down, stopped=stopped, went_before=went_before))

    def _again(self) -> Again:
        before = self.before.running if self.before else None
        return Again(self.context, before or Running(), self._done, self.cause.id, self.fix.id)

    def _note(self, again: Again) -> None:
        self._outcomes += again.outcomes
        self._taken += again.taken

    def _outcome(self, status: str, checks: tuple[Check, ...] = (), why: str = "") -> Outcome:
        plain_outcome = {"status": status, "cause": self.cause.id, "fix": self.fix.id, "why": plain(why)}
        outcome: Outcome = msgspec.convert(plain_outcome, Outcome)
        return msgspec.structs.replace(outcome, steps=tuple(self._outcomes), verification=checks)

    def _needs_undo(self, outcome: Outcome) -> bool:
        return outcome.status in ("not-fixed", "refused") and bool(self._taken)

    def _may_have_helped(self, outcome: Outcome) -> bool:
        """Whether only nobody could see that it helped; a person who is there decides about the way back themselves."""
        unseen = is_unseen(outcome.verification) or outcome.why == UNSEEN
        return outcome.status == "not-fixed" and unseen and not self.context.person.is_there

    def _taken_back(self, outcome: Outcome) -> Outcome:
        """The fix taken back, and the host compared with how it was before.

        What went wrong is said first: whoever is asked to undo a step decides by it.
        """
        ended = "Not fixed" if outcome.status == "not-fixed" else "Stopped"
        self.context.person.tell(f"{ended}: {one_line(outcome.why, MOST_TOLD)}")
        back = WayBack(self.context, self._claim(), self.before or Before())
        undone, differs = back.walk(self._taken, self._again())
        steps = (*outcome.steps, *undone)
        return msgspec.structs.replace(outcome, steps=steps, why="; ".join(filter(None, (outcome.why, differs))))


def _ending(done: Sequence[StepOutcome]) -> StepOutcome | None:
    """What ends the walk after a step: a failure, or a no where nothing else of the step was done."""
    failed = [outcome for outcome in done if outcome.state is StepState.FAILED]
    refused = [outcome for outcome in done if outcome.state is StepState.REFUSED]
    if failed or not any(outcome.state is StepState.DONE for outcome in done):
        return next(iter([*failed, *reversed(refused)]), None)
    return None
