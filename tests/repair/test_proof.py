"""What proves that a fix worked: a fact that was known to be otherwise before it; else the person's own word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs

from assistant.model.action import Action
from assistant.model.actions.ask_human import AskHuman
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.run import RunCommand
from assistant.model.diagnosis import Before, Outcome
from assistant.model.fact import Fact, FactKey, Reason, Unknown
from assistant.model.risk import Risk
from assistant.model.tree import Cause, Condition, Effect, Evidence, Odds, Operator, Step, Subject
from assistant.repair.proof import WORKS_NOW
from assistant.repair.walk import Walk
from tests.repair.fakes import FakeHost, FakePerson, context_of
from tests.repair.test_walk import fix_of

MEND = ("mend",)
HELD = Condition(Subject.FACT, "disk.exists", Operator.IS, True, "/data")
REACHABLE = Condition(Subject.FACT, "daemon.reachable", Operator.IS, True)
DO = Step(RunCommand(MEND), "it is needed", Risk.REVERSIBLE)
BY_HAND = Step(AskHuman("Mount the disk."), "it is not mounted")


def sign(name: str, value: bool | str, of: str | None = None, effect: Effect = Effect.CONFIRMS) -> Evidence:
    """Evidence that rests on one fact."""
    return Evidence((Condition(Subject.FACT, name, Operator.IS, value, of),), effect, f"{name} is {{value}}")


def host_with(**facts: bool | str) -> FakeHost:
    """A host on which these facts are known; `daemon__reachable` is daemon.reachable."""
    host = FakeHost().fact("disk.exists", True, "/data")
    for name, value in facts.items():
        host.fact(name.replace("__", "."), value)
    return host


def unseen(host: FakeHost, name: str, remedy: str = "") -> None:
    """Let a fact be one that may not be looked at."""
    key = FactKey(name)
    host.facts[key] = Fact(key, Unknown(Reason.DENIED, "", remedy))


def tried(
    host: FakeHost,
    *verify: Condition,
    step: Step = DO,
    person: FakePerson | None = None,
    evidence: tuple[Evidence, ...] = (),
    before: Before | None = None,
) -> Outcome:
    """How a fix of one step ends; without a word of the person unless one is given."""
    fix = fix_of(step, verify=verify)
    cause = Cause("daemon/some-cause", "Some cause", Odds.COMMON, "", "", evidence, (fix,), ())
    context = context_of(host, person or FakePerson(True, otherwise=False))
    return Walk(cause, fix, context, {}, {}, before=before).run()


def mends(host: FakeHost, name: str, value: bool | str) -> FakeHost:
    """Let the step change a fact."""
    host.effects[MEND] = lambda: host.fact(name, value) and None
    return host


def test_what_did_not_hold_before_and_holds_after_is_a_proof() -> None:
    host = mends(host_with(daemon__reachable=False), "daemon.reachable", True)
    outcome = tried(host, REACHABLE, HELD)
    assert outcome.status == "fixed"
    assert [check.proves for check in outcome.verification] == [True, False]


@pytest.mark.parametrize("step", [DO, BY_HAND], ids=["by-drydock", "by-hand"])
def test_what_held_before_proves_nothing_whoever_did_the_step(step: Step) -> None:
    outcome = tried(host_with(), HELD, step=step)
    assert outcome.status == "not-fixed"
    assert "held before the fix, too" in outcome.why
    assert outcome.verification[0].before is True


def test_the_persons_word_that_it_works_is_a_status_of_its_own_and_no_proof() -> None:
    person = FakePerson()
    outcome = tried(host_with(), HELD, person=person)
    assert outcome.status == "fixed-by-word"
    assert person.asked == [WORKS_NOW]
    assert outcome.helped
    assert not outcome.proved


def test_the_users_own_failing_command_is_named_and_never_run() -> None:
    host, person = host_with(), FakePerson()
    fix = fix_of(DO, verify=(HELD,))
    cause = Cause("daemon/some-cause", "Some cause", Odds.COMMON, "", "", (), (fix,), ())
    context = context_of(host, person)
    object.__setattr__(context, "failing", "docker run web")
    Walk(cause, fix, context, {}, {}).run()
    assert any(text.endswith(": docker run web") for text in person.told)
    assert host.ran == [MEND]


def test_what_could_not_be_seen_before_proves_nothing_by_itself() -> None:
    host = host_with()
    unseen(host, "daemon.reachable")
    outcome = tried(mends(host, "daemon.reachable", True), REACHABLE)
    assert outcome.status == "not-fixed"
    assert outcome.verification[0].before is None


def test_what_cannot_be_seen_after_it_is_not_fixed_and_says_what_would_let_it() -> None:
    host = host_with(daemon__reachable=False)
    host.effects[MEND] = lambda: unseen(host, "daemon.reachable", "run Drydock with sudo")
    outcome = tried(host, REACHABLE, person=FakePerson())
    assert outcome.status == "not-fixed"
    assert "permission denied" in outcome.why
    assert "run Drydock with sudo" in outcome.why


def test_a_fault_that_the_host_still_shows_is_not_fixed_whatever_else_is_proved() -> None:
    host = mends(host_with(daemon__reachable=False, daemon__hung=True), "daemon.reachable", True)
    outcome = tried(host, REACHABLE, evidence=(sign("daemon.hung", True),), person=FakePerson())
    assert outcome.status == "not-fixed"
    assert "the host still shows: daemon.hung is" in outcome.why


def test_a_fault_that_the_host_no_longer_shows_is_a_proof() -> None:
    host = mends(host_with(daemon__hung=True), "daemon.hung", False)
    outcome = tried(host, HELD, evidence=(sign("daemon.hung", True),))
    assert outcome.status == "fixed"
    assert outcome.verification[-1].proves


def test_a_sign_that_can_no_longer_be_judged_proves_nothing() -> None:
    host = host_with(daemon__hung=True)
    host.effects[MEND] = lambda: unseen(host, "daemon.hung")
    assert tried(host, HELD, evidence=(sign("daemon.hung", True),)).status == "not-fixed"


def test_what_a_log_tells_is_of_the_past_and_neither_proves_nor_speaks_against() -> None:
    host = mends(host_with(daemon__reachable=False), "daemon.reachable", True)
    host.fact("service.start_limit_hit", True, "docker.service")
    past = sign("service.start_limit_hit", True, "docker.service")
    assert tried(host, REACHABLE, evidence=(past,)).status == "fixed"


def test_evidence_that_a_repaired_host_still_shows_does_not_speak_against_a_fix() -> None:
    host = mends(host_with(daemon__reachable=False, daemon__hung=True), "daemon.reachable", True)
    lasting = structs.replace(sign("daemon.hung", True), lasts=True)
    assert tried(host, REACHABLE, evidence=(lasting,)).status == "fixed"


@pytest.mark.parametrize(("word", "status"), [(True, "fixed-by-word"), (False, "not-fixed")])
def test_a_fix_that_says_no_fact_can_prove_it_ends_at_best_with_the_persons_word(word: bool, status: str) -> None:
    host, person = mends(host_with(daemon__reachable=False), "daemon.reachable", True), FakePerson(True, word)
    fix = structs.replace(fix_of(DO, verify=(REACHABLE,)), by_word="Only you can see it.")
    cause = Cause("daemon/some-cause", "Some cause", Odds.COMMON, "", "", (), (fix,), ())
    assert Walk(cause, fix, context_of(host, person), {}, {}).run().status == status
    assert person.told[0] == "Only you can see it. Please try again what failed."


def test_evidence_that_only_supports_is_no_sign_of_the_fault() -> None:
    host = mends(host_with(daemon__reachable=False, daemon__hung=True), "daemon.reachable", True)
    assert tried(host, REACHABLE, evidence=(sign("daemon.hung", True, effect=Effect.SUPPORTS),)).status == "fixed"


def no_change() -> Action:
    """An edit that is made already."""
    return EditJson("/etc/docker/daemon.json", remove=("hosts",))


@pytest.mark.parametrize(("ill", "status"), [(False, "nothing-to-do"), (True, "not-fixed")])
def test_nothing_to_do_is_said_only_where_the_fault_is_gone(ill: bool, status: str) -> None:
    host = host_with(daemon__hung=ill)
    host.files["/etc/docker/daemon.json"] = b"{}"
    step = Step(no_change(), "it is needed")
    assert tried(host, HELD, step=step, evidence=(sign("daemon.hung", True),)).status == status


def test_what_was_seen_before_an_interruption_counts_not_what_is_seen_when_it_is_gone_on_with() -> None:
    host = host_with(daemon__reachable=True)
    assert tried(host, REACHABLE, before=Before((False,))).status == "fixed"
    assert tried(host, REACHABLE).status == "not-fixed"


@pytest.mark.parametrize(
    ("name", "value", "of"),
    [("container.state", "running", "web"), ("container.health", "healthy", "web")],
)
def test_what_comes_up_and_ends_again_is_not_fixed(name: str, value: str, of: str) -> None:
    host = FakeHost().fact(name, "exited", of)
    host.effects[MEND] = lambda: host.fact(name, value, of) and None
    fix = fix_of(DO, verify=(Condition(Subject.FACT, name, Operator.IS, value, of),))
    cause = Cause("container/some-cause", "Some cause", Odds.COMMON, "", "", (), (fix,), ())
    context = context_of(host, FakePerson())
    assert Walk(cause, fix, context, {}, {}).run().status == "fixed"

    def falls(seconds: float) -> None:
        context.pause(seconds)
        host.fact(name, "exited", of)

    host.fact(name, "exited", of)
    assert Walk(cause, fix, replace(context, pause=falls), {}, {}).run().status == "not-fixed"
