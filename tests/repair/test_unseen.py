"""What nobody can look at is not said to be fixed, and not undone for that reason alone; it can be checked later."""

from __future__ import annotations

import pytest

from assistant.model.diagnosis import Check, Outcome, StepState
from assistant.model.fact import Fact, FactKey, Reason, Unknown
from assistant.model.risk import allowance_of
from assistant.model.tree import Condition, Operator, Subject
from assistant.repair.proof import is_unseen
from assistant.repair.record import steps_of
from assistant.repair.resume import account_of
from assistant.repair.undo import undo
from assistant.repair.walk import Walk
from tests.repair.fakes import FakeHost, FakeJournal, FakePerson, context_of
from tests.repair.test_walk import CONFIG, EDIT, RESTART, RESTARTED, cause_of, fix_of, sick_host, states

REACHABLE = Condition(Subject.FACT, "daemon.reachable", Operator.IS, True)
FIX = fix_of(EDIT, RESTARTED, verify=(REACHABLE,))
DENIED = Unknown(Reason.DENIED, "", "run Drydock with sudo")


def refused_host(*, works: bool | None = None) -> FakeHost:
    """A host whose engine was seen not to answer, and which refuses a look once the fix is done.

    Args:
        works: what is seen then after all.
    """
    host = sick_host().fact("daemon.reachable", False)
    key, start = FactKey("daemon.reachable"), host.effects[RESTART]

    def restarted() -> None:
        start()
        host.fact("daemon.reachable", works)
        if works is None:
            host.facts[key] = Fact(key, DENIED)
        elif not works:
            host.fact("service.active_state", "failed", "docker.service")

    host.effects[RESTART] = restarted
    return host


def walked(host: FakeHost, person: FakePerson, journal: FakeJournal, session: int | None = 12) -> Outcome:
    """How the fix ends, on record."""
    context = context_of(host, person, journal, allowance_of("service"))
    context.ledger.session = session
    outcome = Walk(cause_of(FIX), FIX, context, {}, {}).run()
    journal.record(12, outcome)
    return outcome


def test_what_nobody_could_see_is_left_as_it_is_with_yes_and_says_how_to_check_it() -> None:
    host = refused_host()
    outcome = walked(host, FakePerson(yes=True, is_there=False), FakeJournal())
    assert outcome.status == "not-fixed"
    assert states(outcome) == [StepState.DONE, StepState.DONE]
    assert "hosts" not in host.text(CONFIG)
    assert "it could not be checked" in outcome.why
    assert "sudo -v && drydock resume 12" in outcome.why
    assert "drydock undo 12" in outcome.why


def test_what_is_known_not_to_have_helped_is_taken_back_with_yes() -> None:
    host = refused_host(works=False)
    outcome = walked(host, FakePerson(yes=True, is_there=False), FakeJournal())
    assert StepState.UNDONE in states(outcome)
    assert "hosts" in host.text(CONFIG)


def test_a_person_decides_about_the_way_back_of_what_nobody_could_see() -> None:
    host = refused_host()
    outcome = walked(host, FakePerson(), FakeJournal())
    assert outcome.status == "not-fixed"
    assert StepState.UNDONE in states(outcome)


@pytest.mark.parametrize(
    ("held", "unseen"), [((None,), True), ((True, None), True), ((False, None), False), ((True,), False), ((), False)]
)
def test_one_thing_that_speaks_against_it_is_enough(held: tuple[bool | None, ...], unseen: bool) -> None:
    assert is_unseen([Check("it works", each) for each in held]) is unseen


def test_a_fix_that_nobody_could_check_is_checked_when_it_is_resumed_and_nothing_is_done_twice() -> None:
    host, journal = refused_host(), FakeJournal()
    walked(host, FakePerson(yes=True, is_there=False), journal)
    account = account_of(journal.events(12))
    assert not account.ended
    host.fact("daemon.reachable", True)
    done, context = list(host.ran), context_of(host, FakePerson(), journal)
    again = Walk(cause_of(FIX), FIX, context, {}, {}, done_before=account.done_places, before=account.before)
    outcome = again.run()
    assert outcome.status == "fixed"
    assert host.ran == done
    journal.record(12, outcome)
    assert account_of(journal.events(12)).ended


def test_a_fix_that_nobody_could_check_and_that_is_undone_is_settled() -> None:
    host, journal = refused_host(), FakeJournal()
    walked(host, FakePerson(yes=True, is_there=False), journal)
    undo(steps_of(journal.events(12)), context_of(host, FakePerson(), journal))
    assert account_of(journal.events(12)).ended
