"""Going on after a crash: everything accounted for, nothing done twice unseen."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.run import RunCommand
from assistant.model.diagnosis import Outcome, StepState
from assistant.model.event import Event, Payload, StepBegun
from assistant.model.look import Ran
from assistant.model.risk import Risk
from assistant.model.tree import Step
from assistant.repair.resume import account_of, settle, settled_account
from assistant.repair.walk import Walk
from assistant.text.redaction import REMOVED
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


SHOW = ("systemctl", "show", "docker.service", "-p", "ActiveState,InvocationID,ActiveEnterTimestampMonotonic")


def shows(host: FakeHost, state: str, invocation: str, since: int = 1) -> None:
    """What systemd says of docker.service."""
    said = f"ActiveState={state}\nInvocationID={invocation}\nActiveEnterTimestampMonotonic={since}\n"
    host.replies[SHOW] = Ran(0, said)


def interrupted(host: FakeHost) -> FakeJournal:
    """A session that ended while docker.service was restarted."""
    journal = FakeJournal()
    shows(host, "active", "old")
    walk(fix_of(RESTARTED, verify=()), context_of(host, journal=journal))
    journal.kept = [event for event in journal.kept if event.kind != "step-ended"]
    return journal


@pytest.mark.parametrize(
    ("state", "invocation", "since", "found"),
    [
        ("active", "new", 2, StepState.DONE),
        ("active", "", 2, StepState.DONE),  # before systemd 232
        ("active", "old", 1, StepState.FAILED),
        ("failed", "new", 2, StepState.FAILED),
        ("inactive", "", 0, StepState.FAILED),
    ],
)
def test_a_restart_without_an_end_is_settled_by_the_start_that_runs(
    state: str, invocation: str, since: int, found: StepState
) -> None:
    host = sick_host()
    journal = interrupted(host)
    shows(host, state, invocation, since)
    assert [step.state for step in settle(account_of(journal.kept), context_of(host, journal=journal))] == [found]


def test_a_restart_that_is_under_way_is_waited_for() -> None:
    host = sick_host()
    journal = interrupted(host)
    shows(host, "activating", "new", 1)
    context = context_of(host, journal=journal)
    waiting = replace(context, pause=lambda _: shows(host, "active", "new", 2))
    assert settle(account_of(journal.kept), waiting)[0].state is StepState.DONE


def test_an_edit_whose_action_lost_a_secret_is_found_done_by_what_the_file_holds() -> None:
    host, journal = sick_host(), FakeJournal()
    step = Step(EditJson(CONFIG, set={"proxies": {"http-proxy": "http://svc:geheim@proxy"}}), "one")
    walk(fix_of(step, verify=()), context_of(host, journal=journal))
    removed = {"type": "edit_json", "file": CONFIG, "set": {"proxies": {"http-proxy": f"http://{REMOVED}@proxy"}}}
    cut = [_with_action(event, removed) for event in journal.kept if event.kind != "step-ended"]
    assert settle(account_of(cut), context_of(host))[0].state is StepState.DONE
    assert settle(account_of(cut), context_of(sick_host()))[0].state is StepState.FAILED


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
    return _with_action(event, {"type": "run", "argv": 5})


def _with_action(event: Event, action: dict[str, object]) -> Event:
    if not isinstance(event.payload, StepBegun):
        return event
    payload = msgspec.structs.replace(event.payload, action=action)
    return msgspec.structs.replace(event, payload=payload)
