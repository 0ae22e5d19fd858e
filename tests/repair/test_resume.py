"""Going on after a crash: everything accounted for, nothing done twice unseen."""

from __future__ import annotations

import msgspec
import pytest

from assistant.model.actions.run import RunCommand
from assistant.model.diagnosis import Outcome, StepState
from assistant.model.event import Event, Payload, StepBegun
from assistant.model.risk import Risk
from assistant.model.tree import Step
from assistant.repair.resume import account_of, settle, settled_account
from assistant.repair.walk import Walk
from tests.repair.fakes import FakeHost, FakeJournal, context_of
from tests.repair.test_walk import CONFIG, EDIT, RESTARTED, cause_of, fix_of, sick_host, walk

FIX = fix_of(EDIT, RESTARTED)


class Died(BaseException):
    """The process is gone: no handler of Drydock's runs."""


class MortalJournal(FakeJournal):
    """The process dies when this event is about to be, or has just been, written."""

    def __init__(self, dies_at: int, *, after: bool) -> None:
        super().__init__()
        self._dies_at = dies_at
        self._after = after

    def record(self, session: int, payload: Payload) -> Event:
        if len(self.kept) == self._dies_at and not self._after:
            raise Died
        event = super().record(session, payload)
        if len(self.kept) - 1 == self._dies_at:
            raise Died
        return event


def resume(host: FakeHost, journal: FakeJournal) -> Outcome:
    """What the command does: account, settle, go on."""
    context = context_of(host, journal=journal)
    account = account_of(journal.events(1))
    account = settled_account(account, settle(account, context))
    walk = Walk(cause_of(FIX), FIX, context, account.captures, {}, done_before=account.done_places)
    walk.before = account.before
    return walk.run()


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("dies_at", range(7))
def test_wherever_it_died_the_account_is_true_and_the_fix_can_be_finished(dies_at: int, after: bool) -> None:
    host, journal = sick_host(), MortalJournal(dies_at, after=after)
    with pytest.raises(Died):
        walk(FIX, context_of(host, journal=journal))
    survivors = FakeJournal()
    survivors.kept = journal.kept
    edited = "hosts" not in host.text(CONFIG)
    known = {step.place: step.state for step in account_of(survivors.events(1)).steps}
    assert not edited or known["fix-it/1"] in (StepState.DONE, StepState.UNFINISHED)
    assert edited or known.get("fix-it/1") in (None, StepState.UNFINISHED)
    outcome = resume(host, survivors)
    assert outcome.status == "fixed"
    assert "hosts" not in host.text(CONFIG)


def crashed(*events: str) -> tuple[FakeHost, FakeJournal]:
    """A session whose last events are missing."""
    host, journal = sick_host(), FakeJournal()
    walk(FIX, context_of(host, journal=journal))
    journal.kept = [event for event in journal.kept if event.kind not in events]
    return host, journal


def test_an_edit_without_an_end_is_found_done_by_a_look_at_the_file() -> None:
    host, journal = crashed("step-ended")
    settled = settle(account_of(journal.kept), context_of(host, journal=journal))
    assert settled[0].state is StepState.DONE


def test_an_edit_that_was_never_made_is_found_not_done() -> None:
    _, journal = crashed("step-ended")
    settled = settle(account_of(journal.kept), context_of(sick_host(), journal=journal))
    assert settled[0].state is StepState.FAILED


def test_a_restart_without_an_end_stays_unknown_and_is_offered_again() -> None:
    host, journal = crashed("step-ended")
    assert settle(account_of(journal.kept), context_of(host, journal=journal))[1].state is StepState.UNFINISHED
    host.ran.clear()
    resume(host, journal)
    assert ("systemctl", "restart", "docker.service") in host.ran


def test_a_restart_on_record_as_done_is_not_done_again() -> None:
    host, journal = crashed()
    host.ran.clear()
    assert resume(host, journal).status == "fixed"
    assert host.ran == []


def test_what_the_host_showed_before_the_fix_is_known_to_whoever_goes_on_with_it() -> None:
    host, journal = crashed()
    before = account_of(journal.kept).before
    assert before is not None
    assert before.checks == (False,)
    resume(host, journal)
    assert account_of(journal.kept).before == before


def test_a_settled_step_is_on_record() -> None:
    host, journal = crashed("step-ended")
    settle(account_of(journal.kept), context_of(host, journal=journal))
    assert account_of(journal.kept).steps[0].state is StepState.DONE


def test_an_action_that_is_not_whole_on_record_is_never_guessed() -> None:
    host, journal = sick_host(), FakeJournal()
    step = Step(RunCommand(("x",)), "one", Risk.REVERSIBLE)
    walk(fix_of(step, verify=()), context_of(host, journal=journal))
    damaged = [_damaged(event) for event in journal.kept if event.kind != "step-ended"]
    assert settle(account_of(damaged), context_of(host))[0].state is StepState.UNFINISHED


def _damaged(event: Event) -> Event:
    if not isinstance(event.payload, StepBegun):
        return event
    payload = msgspec.structs.replace(event.payload, action={"type": "run", "argv": 5})
    return msgspec.structs.replace(event, payload=payload)
