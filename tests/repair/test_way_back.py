"""What did not prove itself is taken back, with `--yes` too, and the host is compared with how it was before."""

from __future__ import annotations

from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.run import RunCommand
from assistant.model.diagnosis import Outcome, StepState
from assistant.model.risk import Allowance, Aspect, Risk
from assistant.model.tree import Condition, Operator, Step, Subject
from tests.repair.fakes import FakeHost, FakeJournal, FakePerson, context_of
from tests.repair.test_walk import ACTIVE, CONFIG, EDIT, RESTART, RESTARTED, fix_of, sick_host, walk

EVERYTHING = Allowance(frozenset(Aspect))
REACHABLE = Condition(Subject.FACT, "daemon.reachable", Operator.IS, True)
RESOLVES = Condition(Subject.FACT, "dns.resolves", Operator.IS, True, "hub")
BEFORE = '{"hosts": ["fd://"], "debug": true}'


def by_yes(host: FakeHost, *steps: Step, verify: tuple[Condition, ...] = (RESOLVES,)) -> Outcome:
    """How a fix ends that nobody watches."""
    person = FakePerson(yes=True, is_there=False)
    return walk(fix_of(*steps, verify=verify), context_of(host, person, FakeJournal(), EVERYTHING))


def running_host() -> FakeHost:
    """A host on which Docker runs, and a name does not resolve."""
    host = sick_host().fact("service.active_state", "active", "docker.service").fact("dns.resolves", False, "hub")
    host.effects[RESTART] = lambda: None
    return host.fact("daemon.reachable", True)


def states(outcome: Outcome) -> list[StepState]:
    return [step.state for step in outcome.steps]


def test_with_yes_what_did_not_prove_itself_is_taken_back_and_read_anew() -> None:
    host = running_host()
    outcome = by_yes(host, EDIT, RESTARTED)
    assert outcome.status == "not-fixed"
    assert host.files == {CONFIG: BEFORE.encode()}
    assert states(outcome) == [StepState.DONE, StepState.DONE, StepState.UNDONE, StepState.UNDONE]
    assert host.ran.count(RESTART) == 2


def test_with_yes_docker_that_runs_now_and_did_not_before_is_left_running_and_that_is_said() -> None:
    host = sick_host().fact("dns.resolves", False, "hub")
    outcome = by_yes(host, EDIT, RESTARTED, verify=(ACTIVE, RESOLVES))
    assert outcome.status == "not-fixed"
    assert "hosts" not in host.text(CONFIG)
    assert [argv for argv in host.ran if "docker.service" in argv][-1] == RESTART
    assert "not undone: Restore /etc/docker/daemon.json" in outcome.why


def test_what_cannot_be_undone_is_named() -> None:
    host = running_host()
    outcome = by_yes(host, EDIT, Step(RunCommand(("x",)), "one way", Risk.REVERSIBLE))
    assert host.text(CONFIG) == BEFORE
    assert "not undone: Run x (cannot be undone by Drydock)" in outcome.why


def test_what_held_before_the_fix_and_does_not_after_the_undo_is_named() -> None:
    host = running_host()
    host.effects["docker", "start", "web"] = lambda: host.fact("daemon.reachable", False) and None
    step = Step(RunCommand(("docker", "start", "web"), undo=("docker", "stop", "web")), "it is needed", Risk.REVERSIBLE)
    outcome = by_yes(host, step, verify=(RESOLVES, REACHABLE))
    assert states(outcome) == [StepState.DONE, StepState.UNDONE]
    assert "after the undo, otherwise than before the fix: daemon.reachable is no" in outcome.why


def test_a_file_that_somebody_has_changed_meanwhile_stays_and_is_named() -> None:
    host = running_host()
    host.effects[RESTART] = lambda: host.files.update({CONFIG: b'{"mine": 1}'})
    outcome = by_yes(host, EDIT, RESTARTED)
    assert host.text(CONFIG) == '{"mine": 1}'
    assert "not undone: " in outcome.why
    assert "has changed since Drydock wrote it" in outcome.why


def test_the_steps_of_a_fix_that_somebody_refused_half_way_are_taken_back_with_yes_too() -> None:
    host = running_host()
    person = FakePerson(yes=True, is_there=False)
    fix = fix_of(Step(EditJson(CONFIG, set={"a": 1}), "one"), RESTARTED, verify=(RESOLVES,))
    outcome = walk(fix, context_of(host, person, allow=Allowance()))
    assert outcome.status == "refused"
    assert host.text(CONFIG) == BEFORE


def test_what_went_wrong_is_said_before_anybody_is_asked_to_undo_it() -> None:
    host, person = running_host(), FakePerson(yes=True)
    outcome = walk(fix_of(EDIT, RESTARTED, verify=(RESOLVES,)), context_of(host, person, FakeJournal(), EVERYTHING))
    told = [text.splitlines()[0] for text in person.told]
    assert told.index(f"Not fixed: {outcome.why}") < told.index("I can undo the steps that were done, last one first.")
