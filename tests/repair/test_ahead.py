"""Where nobody can be asked, a fix is done whole or not begun: what any of its steps lacks is said before the first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from assistant.model.actions.ask_human import AskHuman
from assistant.model.actions.run import RunCommand
from assistant.model.diagnosis import Outcome, StepState
from assistant.model.event import StepBegun
from assistant.model.policy import Policy
from assistant.model.risk import Aspect, Risk, allowance_of
from assistant.model.tree import Condition, Fix, Operator, Step, Subject
from assistant.repair.beginning import NOBODY
from assistant.repair.walk import Walk
from tests.repair.fakes import FakeHost, FakeJournal, FakePerson, context_of
from tests.repair.test_walk import CONFIG, EDIT, RESTART, RESTARTED, cause_of, fix_of, sick_host, states, walk

MEND = ("systemctl", "reset-failed", "docker.service")
OPEN = Step(RunCommand(("true",)), "trust it", Risk.REVERSIBLE, affects={Aspect.SECURITY: "Anybody may read it."})
FAILED = Condition(Subject.FACT, "service.active_state", Operator.IS, "failed", "docker.service")


def unattended() -> FakePerson:
    """`--yes`, and nobody there."""
    return FakePerson(yes=True, is_there=False)


def tried(
    fix: Fix,
    host: FakeHost,
    allow: str = "reversible",
    person: FakePerson | None = None,
    journal: FakeJournal | None = None,
    policy: Policy | None = None,
) -> Outcome:
    """How a fix ends where so much is allowed."""
    context = context_of(host, person or unattended(), journal, allowance_of(allow))
    return walk(fix, replace(context, policy=policy or context.policy))


def assert_untouched(host: FakeHost) -> None:
    """Nothing was done, so that nothing had to be undone."""
    assert host.ran == []
    assert host.text(CONFIG) == sick_host().text(CONFIG)


def test_a_fix_whose_last_step_is_not_allowed_is_refused_before_its_first() -> None:
    host, journal = sick_host(), FakeJournal()
    outcome = tried(fix_of(EDIT, RESTARTED), host, journal=journal)
    assert (outcome.status, outcome.steps) == ("refused", ())
    assert journal.of(StepBegun) == []
    assert_untouched(host)


def test_all_that_lacks_is_named_at_once_with_one_flag_to_type() -> None:
    host = sick_host()
    why = tried(fix_of(EDIT, RESTARTED, OPEN), host).why
    assert "docker stops for a moment" in why
    assert "Anybody may read it." in why
    assert why.endswith("try: --allow service,security")
    assert why.count("--allow") == 1
    assert_untouched(host)


def test_what_was_allowed_already_is_in_the_flag_to_type() -> None:
    assert tried(fix_of(EDIT, RESTARTED, OPEN), sick_host(), "security").why.endswith("--allow service,security")


def test_what_is_allowed_whole_is_done() -> None:
    host = sick_host()
    assert tried(fix_of(EDIT, RESTARTED), host, "service").status == "fixed"
    assert RESTART in host.ran


def test_a_later_step_that_the_configuration_forbids_is_found_before_the_first() -> None:
    host = sick_host()
    outcome = tried(fix_of(EDIT, RESTARTED), host, "service", policy=Policy(forbidden=frozenset({"restart_service"})))
    assert "the configuration forbids restart_service" in outcome.why
    assert_untouched(host)


def test_a_later_step_that_needs_root_is_found_before_the_first_where_there_are_no_such_rights() -> None:
    host = sick_host()
    host.no_root = "sudo asks for your password"
    outcome = tried(fix_of(OPEN, RESTARTED), host, "service,security")
    assert outcome.status == "refused"
    assert "sudo asks for your password" in outcome.why
    assert host.ran == []


def test_a_later_step_that_only_a_person_can_do_is_found_before_the_first() -> None:
    host = sick_host()
    outcome = tried(fix_of(EDIT, Step(AskHuman("Log in again."), "groups are read then")), host)
    assert "Log in again.: a person has to do it" in outcome.why
    assert "without --yes" in outcome.why
    assert_untouched(host)


def test_a_step_that_only_a_person_approves_who_sees_it_is_found_before_the_first() -> None:
    host = sick_host()
    context = context_of(host, unattended(), allow=allowance_of("service"))
    fix = fix_of(EDIT, RESTARTED)
    outcome = Walk(cause_of(fix), fix, context, {}, {}, surmise="it is a guess").run()
    assert "only a person who sees it can approve it" in outcome.why
    assert_untouched(host)


def test_a_step_that_cannot_be_planned_before_the_first_one_is_known_by_what_its_author_says() -> None:
    host = sick_host().fact("service.load_state", None, "docker.service")
    outcome = tried(fix_of(EDIT, structs.replace(RESTARTED, affects={Aspect.REACH: "Its address changes."})), host)
    assert "Its address changes." in outcome.why
    assert_untouched(host)


def test_a_step_that_the_one_before_it_may_make_needless_is_left_to_its_own_time() -> None:
    host = sick_host()
    host.effects[MEND] = lambda: host.fact("service.active_state", "active", "docker.service") and None
    first = Step(RunCommand(MEND), "it may do already", Risk.REVERSIBLE)
    fix = fix_of(first, structs.replace(RESTARTED, only_if=(FAILED,)))
    outcome = tried(fix, host)
    assert outcome.status == "fixed"
    assert states(outcome) == [StepState.DONE, StepState.NOT_NEEDED]


def test_with_a_person_there_each_step_is_asked_about_in_its_turn() -> None:
    host, person = sick_host(), FakePerson()
    outcome = tried(fix_of(EDIT, RESTARTED), host, person=person)
    assert states(outcome) == [StepState.DONE, StepState.REFUSED, StepState.UNDONE]


@pytest.mark.parametrize("yes", [True, False])
def test_a_fix_that_only_a_persons_word_can_prove_is_not_begun_where_nobody_can_be_asked(yes: bool) -> None:
    host = sick_host()
    fix = structs.replace(fix_of(EDIT, RESTARTED), by_word="Only you can see whether it works.")
    outcome = tried(fix, host, "service", FakePerson(yes=yes, is_there=False))
    assert (outcome.status, outcome.why, outcome.steps) == ("refused", NOBODY, ())
    assert_untouched(host)
