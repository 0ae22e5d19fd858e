"""Taking back what a session changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count

import pytest

from assistant.model.actions.ask_human import AskHuman
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service
from assistant.model.diagnosis import StepState
from assistant.model.event import StepBegun
from assistant.model.risk import Risk
from assistant.model.tree import Step
from assistant.repair.record import steps_of
from assistant.repair.undo import undo
from assistant.say.outcome import undone_lines
from assistant.steps.plan.kind import NOTHING_TO_UNDO
from assistant.text.redaction import REMOVED
from tests.repair.fakes import FakeHost, FakeJournal, FakePerson, context_of
from tests.repair.test_walk import CONFIG, EDIT, RESTARTED, fix_of, sick_host, walk

UNRELATED = "/etc/docker/other.json"
BEFORE = '{"hosts": ["fd://"], "debug": true}'


def fixed_host(journal: FakeJournal) -> FakeHost:
    """A host that a walk has mended."""
    host = sick_host()
    assert walk(fix_of(EDIT, RESTARTED), context_of(host, journal=journal)).status == "fixed"
    return host


def test_steps_are_taken_back_from_the_journal_alone_with_services_last() -> None:
    journal = FakeJournal()
    host = fixed_host(journal)
    host.ran.clear()
    outcomes = undo(steps_of(journal.events(1)), context_of(host, journal=journal))
    assert [outcome.state for outcome in outcomes] == [StepState.UNDONE, StepState.UNDONE]
    assert host.files == {CONFIG: BEFORE.encode()}
    assert host.ran == [("systemctl", "stop", "docker.service")]


def test_a_second_undo_has_nothing_left_to_do() -> None:
    journal = FakeJournal()
    host = fixed_host(journal)
    undo(steps_of(journal.events(1)), context_of(host, journal=journal))
    assert undo(steps_of(journal.events(1)), context_of(host, journal=journal)) == ()


def test_each_undo_is_approved_by_a_person_even_with_yes() -> None:
    journal, person = FakeJournal(), FakePerson(otherwise=False, yes=True)
    host = fixed_host(journal)
    outcomes = undo(steps_of(journal.events(1)), context_of(host, person, journal))
    assert [outcome.state for outcome in outcomes] == [StepState.REFUSED]
    assert "hosts" not in host.text(CONFIG)


def test_a_no_ends_the_undo_because_older_steps_may_rest_on_it() -> None:
    journal = FakeJournal()
    host = FakeHost({CONFIG: "{}", UNRELATED: "{}"})
    steps = (Step(EditJson(CONFIG, set={"a": 1}), "one"), Step(EditJson(UNRELATED, set={"b": 1}), "two"))
    walk(fix_of(*steps, verify=()), context_of(host, journal=journal))
    person = FakePerson(False)
    undo(steps_of(journal.events(1)), context_of(host, person, journal))
    assert len(person.previews) == 1
    assert host.text(CONFIG) != "{}"


def test_a_step_without_a_recorded_end_is_taken_back_where_it_was_done() -> None:
    journal = FakeJournal()
    host = fixed_host(journal)
    begun = [event for event in journal.kept if isinstance(event.payload, StepBegun)][:1]
    outcomes = undo(steps_of(begun), context_of(host))
    assert [outcome.state for outcome in outcomes] == [StepState.UNDONE]
    assert host.text(CONFIG) == BEFORE


def test_a_step_without_a_recorded_end_that_was_not_done_is_nothing_to_do() -> None:
    journal = FakeJournal()
    fixed_host(journal)
    begun = [event for event in journal.kept if isinstance(event.payload, StepBegun)][:1]
    outcomes = undo(steps_of(begun), context_of(sick_host()))
    assert [outcome.state for outcome in outcomes] == [StepState.NOT_NEEDED]


def test_a_record_that_lost_a_secret_on_its_way_is_not_acted_upon() -> None:
    journal = FakeJournal()
    host = sick_host()
    step = Step(RunCommand(("x",), undo=("curl", "-u", "tom:geheim")), "one", Risk.REVERSIBLE)
    walk(fix_of(step, verify=()), context_of(host, journal=journal))
    record = journal.of(StepBegun)[0].undo
    assert record is not None
    record["argv"] = ["curl", "-u", f"tom:{REMOVED}"]
    host.ran.clear()
    outcomes = undo(steps_of(journal.kept), context_of(host))
    assert outcomes[0].state is StepState.REFUSED
    assert "not whole" in outcomes[0].detail
    assert host.ran == []


def test_a_file_that_somebody_changed_since_is_said_and_left() -> None:
    journal = FakeJournal()
    host = fixed_host(journal)
    host.files[CONFIG] = b'{"mine": 1}'
    outcomes = undo(steps_of(journal.events(1)), context_of(host, journal=journal))
    assert outcomes[0].state is StepState.REFUSED
    backup = next(path for path in host.files if path.startswith(f"{CONFIG}.drydock-"))
    assert f"diff {backup} {CONFIG}" in outcomes[0].detail
    assert outcomes[0].detail in undone_lines(outcomes)[0].text
    assert host.text(CONFIG) == '{"mine": 1}'


def test_what_cannot_be_taken_back_is_said_and_does_not_stop_the_rest() -> None:
    journal = FakeJournal()
    host = FakeHost({CONFIG: "{}"})
    steps = (Step(EditJson(CONFIG, set={"a": 1}), "one"), Step(RunCommand(("x",)), "two", Risk.REVERSIBLE))
    walk(fix_of(*steps, verify=()), context_of(host, journal=journal))
    outcomes = undo(steps_of(journal.events(1)), context_of(host, journal=journal))
    assert [outcome.state for outcome in outcomes] == [StepState.REFUSED, StepState.UNDONE]
    assert outcomes[0].detail == "cannot be undone by Drydock"


def test_a_restart_alone_leaves_nothing_to_undo() -> None:
    journal = FakeJournal()
    host = sick_host().fact("service.active_state", "active", "docker.service")
    host.files[CONFIG] = b"{}"
    walk(fix_of(Step(Service("restart", ("docker",)), "one"), verify=()), context_of(host, journal=journal))
    host.ran.clear()
    outcomes = undo(steps_of(journal.events(1)), context_of(host, journal=journal))
    assert [outcome.state for outcome in outcomes] == [StepState.NOT_NEEDED]
    assert host.ran == []


@pytest.mark.parametrize("seen", [True, False])
def test_undo_says_that_it_may_stop_docker_and_yes_beforehand_is_not_enough_for_that(seen: bool) -> None:
    journal, person = FakeJournal(), FakePerson(undo_yes=not seen, is_there=seen)
    host = fixed_host(journal)
    outcomes = undo(steps_of(journal.events(1)), context_of(host, person, journal))
    assert "Docker did not run before this fix, and runs now" in person.previews[0].breaks[-1]
    assert ("hosts" in host.text(CONFIG)) is seen
    assert outcomes[0].state is (StepState.UNDONE if seen else StepState.REFUSED)


def test_undo_of_what_did_not_keep_docker_from_running_says_nothing_of_it() -> None:
    journal, person = FakeJournal(), FakePerson(undo_yes=True, is_there=False)
    host = FakeHost({CONFIG: "{}"}).fact("service.active_state", "active", "docker.service")
    walk(fix_of(Step(EditJson(CONFIG, set={"a": 1}), "one"), verify=()), context_of(host, journal=journal))
    outcomes = undo(steps_of(journal.events(1)), context_of(host, person, journal))
    assert [outcome.state for outcome in outcomes] == [StepState.UNDONE]
    assert person.previews[0].breaks == ()


def test_the_backup_that_was_shown_is_the_one_that_is_made() -> None:
    journal, person = FakeJournal(), FakePerson()
    host, seconds = FakeHost({CONFIG: "{}"}), count()
    context = replace(
        context_of(host, person, journal),
        now=lambda: datetime(2026, 1, 2, tzinfo=UTC) + timedelta(seconds=next(seconds)),
    )
    walk(fix_of(Step(EditJson(CONFIG, set={"a": 1}), "one"), verify=()), context)
    backup = next(path for path in host.files if ".drydock-" in path)
    assert backup in person.previews[0].undo
    assert backup in journal.of(StepBegun)[0].undo_says


@pytest.mark.parametrize(
    ("undo_says", "risk", "state", "detail"),
    [
        ("automatic", Risk.REVERSIBLE, StepState.REFUSED, "cannot be undone by Drydock"),
        ("By hand: y.", Risk.REVERSIBLE, StepState.REFUSED, "cannot be undone by Drydock: By hand: y."),
        ("nothing-to-undo", Risk.REVERSIBLE, StepState.NOT_NEEDED, NOTHING_TO_UNDO),
        ("automatic", Risk.READ_ONLY, StepState.NOT_NEEDED, NOTHING_TO_UNDO),
    ],
    ids=["no-word", "by-hand", "nothing", "waits"],
)
def test_what_a_fix_says_of_its_way_back_is_said_before_a_command_runs_and_by_the_undo(
    undo_says: str, risk: Risk, state: StepState, detail: str
) -> None:
    journal, person, host = FakeJournal(), FakePerson(), FakeHost()
    step = Step(RunCommand(("x",)), "it is needed", risk)
    walk(fix_of(step, verify=(), undo=undo_says), context_of(host, person, journal))
    outcomes = undo(steps_of(journal.events(1)), context_of(host, journal=journal))
    assert person.previews[0].undo == detail
    assert [(each.state, each.detail) for each in outcomes] == [(state, detail)]


@pytest.mark.parametrize(
    ("undo_says", "state", "detail"),
    [
        ("automatic", StepState.REFUSED, "you did it yourself, so only you can undo it"),
        ("Run swapon -a.", StepState.REFUSED, "you did it yourself, so only you can undo it: Run swapon -a."),
        ("There is nothing to undo.", StepState.NOT_NEEDED, NOTHING_TO_UNDO),
    ],
    ids=["no-word", "by-hand", "nothing"],
)
def test_what_a_human_did_is_not_called_undone_and_ends_no_undo(undo_says: str, state: StepState, detail: str) -> None:
    journal, host = FakeJournal(), FakeHost({CONFIG: "{}"})
    steps = (Step(EditJson(CONFIG, set={"a": 1}), "one"), Step(AskHuman("Do it."), "two"))
    walk(fix_of(*steps, verify=(), undo=undo_says), context_of(host, journal=journal))
    outcomes = undo(steps_of(journal.events(1)), context_of(host, journal=journal))
    assert (outcomes[0].state, outcomes[0].detail) == (state, detail)
    assert [each.state for each in outcomes][1:] == [StepState.UNDONE]
