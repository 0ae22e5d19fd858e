"""A journal that cannot be written: a change is done only when its begin is on record, or a person says so."""

from __future__ import annotations

import pytest

from assistant.model.diagnosis import StepState
from assistant.repair.context import RepairContext
from assistant.repair.ledger import Ledger
from tests.repair.fakes import FakeJournal, FakePerson, context_of
from tests.repair.test_walk import EDIT, RESTARTED, fix_of, sick_host, states, walk


def test_yes_is_not_enough_for_a_change_that_cannot_be_recorded() -> None:
    host, person = sick_host(), FakePerson(otherwise=False, yes=True)
    outcome = walk(fix_of(EDIT), context_of(host, person, FakeJournal(fails_from=1)))
    assert outcome.status == "refused"
    assert "hosts" in host.text("/etc/docker/daemon.json")


def test_yes_is_not_enough_where_the_journal_is_in_memory_alone() -> None:
    host, person = sick_host(), FakePerson(otherwise=False, yes=True)
    outcome = walk(fix_of(EDIT), context_of(host, person, FakeJournal(is_durable=False)))
    assert outcome.status == "refused"
    assert "hosts" in host.text("/etc/docker/daemon.json")


def test_a_person_may_approve_a_change_that_only_memory_records() -> None:
    host, person = sick_host(), FakePerson()
    outcome = walk(fix_of(EDIT, RESTARTED), context_of(host, person, FakeJournal(is_durable=False)))
    assert outcome.status == "fixed"
    assert all(preview.by_person for preview in person.previews)


def test_a_person_is_told_what_it_means_and_may_approve_again() -> None:
    host, person = sick_host(), FakePerson()
    outcome = walk(fix_of(EDIT, RESTARTED), context_of(host, person, FakeJournal(fails_from=2)))
    assert outcome.status == "fixed"
    first, second = person.previews[:2]
    assert not any("drydock undo" in line for line in first.breaks)
    assert second.by_person
    assert any("drydock undo" in line for line in second.breaks)


def test_a_session_that_never_opened_is_told_in_the_first_preview() -> None:
    host, person = sick_host(), FakePerson(otherwise=False)
    plain = context_of(host, person)
    context = RepairContext(plain.act, plain.look, plain.probe, person, Ledger(FakeJournal(), None))
    walk(fix_of(EDIT), context)
    assert any("cannot be written" in line for line in person.previews[0].breaks)


def test_an_end_that_cannot_be_recorded_is_said() -> None:
    host, person = sick_host(), FakePerson()
    walk(fix_of(EDIT, verify=()), context_of(host, person, FakeJournal(fails_from=3)))
    assert any("this step is done" in text for text in person.told)


@pytest.mark.parametrize("events", range(8))
def test_whenever_the_journal_fails_no_change_goes_unrecorded_or_unapproved(events: int) -> None:
    host, journal = sick_host(), FakeJournal(fails_from=events)
    person = FakePerson(otherwise=False, yes=True)
    outcome = walk(fix_of(EDIT, RESTARTED), context_of(host, person, journal))
    done = sum(state is StepState.DONE for state in states(outcome))
    begun = [event for event in journal.kept if event.kind == "step-begun"]
    assert done <= len(begun)
