"""The walk through a fix: approval, order, proof, way back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.diagnosis.consent import Consent
from assistant.model.actions.ask_human import AskHuman
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.remove_objects import RemoveObjects
from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service
from assistant.model.actions.set_sysctl import SetSysctl
from assistant.model.actions.wait_for import WaitFor
from assistant.model.diagnosis import Outcome, StepState
from assistant.model.effort import RUN_IT
from assistant.model.event import StepBegun, StepEnded
from assistant.model.fact import FactKey, Known
from assistant.model.look import Ran
from assistant.model.risk import Aspect, Risk, allowance_of
from assistant.model.tree import Cause, Condition, Fix, Odds, Operator, Step, Subject
from assistant.repair.context import RepairContext
from assistant.repair.resume import account_of
from assistant.repair.undo import undo
from assistant.repair.walk import Walk
from tests.repair.fakes import FakeHost, FakeJournal, FakePerson, context_of

HOME = "daemon/some-symptom"
CONFIG = "/etc/docker/daemon.json"
RESTART = ("systemctl", "restart", "docker.service")
ACTIVE = Condition(Subject.FACT, "service.active_state", Operator.IS, "active", "docker.service")
EDIT = Step(EditJson(CONFIG, remove=("hosts",)), "the key stands twice")
RESTARTED = Step(Service("restart", ("docker",)), "dockerd reads the file when it starts")


def fix_of(*steps: Step, verify: tuple[Condition, ...] = (ACTIVE,), **more: object) -> Fix:
    """A fix of some steps."""
    return Fix("fix-it", "Fix it", Risk.DISRUPTIVE, steps, verify, **more)


def sick_host() -> FakeHost:
    """A host whose Docker has failed and starts once its daemon.json is mended."""
    host = FakeHost({CONFIG: '{"hosts": ["fd://"], "debug": true}'}).fact("service.manager", "systemd")
    host.fact("service.load_state", "loaded", "docker.service").fact("service.active_state", "failed", "docker.service")

    def start() -> None:
        state = "failed" if "hosts" in host.text(CONFIG) else "active"
        host.fact("service.active_state", state, "docker.service")

    host.effects[RESTART] = start
    return host


def walk(fix: Fix, context: RepairContext, **captures: str) -> Outcome:
    """Walk through a fix."""
    return Walk(cause_of(fix), fix, context, captures, {}).run()


def cause_of(fix: Fix) -> Cause:
    """A cause that has this fix."""
    return Cause("daemon/some-cause", "Some cause", Odds.COMMON, "", "", (), (fix,), (), home=HOME)


def states(outcome: Outcome) -> list[StepState]:
    """How the steps went."""
    return [step.state for step in outcome.steps]


def test_a_fix_is_walked_through_and_proved() -> None:
    host, journal = sick_host(), FakeJournal()
    outcome = walk(fix_of(EDIT, RESTARTED), context_of(host, journal=journal))
    assert outcome.status == "fixed"
    assert states(outcome) == [StepState.DONE, StepState.DONE]
    assert outcome.verification[0].held is True
    assert journal.kinds() == [
        "fix-chosen",
        *["approved", "step-begun", "step-ended"] * 2,
    ]


def test_without_approval_nothing_is_done() -> None:
    host = sick_host()
    outcome = walk(fix_of(EDIT, RESTARTED), context_of(host, FakePerson(otherwise=False)))
    assert outcome.status == "refused"
    assert states(outcome) == [StepState.REFUSED]
    assert "hosts" in host.text(CONFIG)
    assert host.ran == []


def test_each_step_is_approved_by_itself_and_a_no_ends_the_walk() -> None:
    host = sick_host()
    person = FakePerson(True, False, otherwise=False)
    outcome = walk(fix_of(EDIT, RESTARTED), context_of(host, person))
    assert states(outcome) == [StepState.DONE, StepState.REFUSED]
    assert RESTART not in host.ran


def test_the_begin_is_on_record_with_its_undo_before_anything_is_done() -> None:
    host, journal = sick_host(), FakeJournal()
    seen: list[bool] = []
    host.effects[RESTART] = lambda: seen.append(journal.kinds()[-1] == "step-begun")
    walk(fix_of(RESTARTED, verify=()), context_of(host, journal=journal))
    assert seen == [True]
    begun = journal.of(StepBegun)[0]
    assert begun.command == RESTART
    assert begun.undo


def test_what_changed_after_the_preview_is_shown_and_approved_anew() -> None:
    host = sick_host()
    person = FakePerson()

    def somebody_edits() -> None:
        host.files[CONFIG] = b'{"hosts": ["fd://"], "debug": false}'
        person.before_answer = lambda: None

    person.before_answer = somebody_edits
    outcome = walk(fix_of(EDIT, verify=()), context_of(host, person))
    assert len(person.previews) == 2
    assert person.previews[0].fingerprint != person.previews[1].fingerprint
    assert any("changed since" in text for text in person.told)
    assert states(outcome) == [StepState.DONE]
    assert host.text(CONFIG) == '{"debug": false}'


def test_what_begins_to_serve_somebody_after_it_was_shown_is_stopped_by_no_yes() -> None:
    host, person = (
        FakeHost().answers("/containers/web/json", {"State": {"Running": False}}),
        FakePerson(yes=True, is_there=False),
    )
    up = {"State": {"Running": True, "StartedAt": "2026-01-02T03:04:05Z"}, "Config": {"Image": "shop"}}
    person.before_answer = lambda: host.answers("/containers/web/json", up) and None
    step = Step(RunCommand(("docker", "stop", "web"), root=False), "its port is needed", Risk.DISRUPTIVE)
    outcome = walk(fix_of(step), context_of(host, person, allow=allowance_of("service")))
    assert len(person.previews) == 2
    assert ("docker", "stop", "web") not in host.ran
    assert states(outcome) == [StepState.REFUSED]


def test_what_changed_right_before_the_rename_is_kept_shown_and_approved_anew_and_undo_leads_back_to_it() -> None:
    host, person, journal = sick_host(), FakePerson(), FakeJournal()

    def somebody_edits() -> None:
        host.files[CONFIG] = b'{"hosts": ["fd://"], "debug": false}'
        host.before_change = lambda: None

    host.before_change = somebody_edits
    context = context_of(host, person, journal)
    outcome = walk(fix_of(EDIT, verify=()), context)
    assert len(person.previews) == 2
    assert any("Nothing was done" in text for text in person.told)
    assert host.text(CONFIG) == '{"debug": false}'
    assert states(outcome) == [StepState.DONE]
    assert [step.state for step in undo(account_of(journal.kept).steps, context)] == [StepState.UNDONE]
    assert host.files == {CONFIG: b'{"hosts": ["fd://"], "debug": false}'}


def test_an_approval_is_bound_to_the_user_and_the_host() -> None:
    host = sick_host()
    person = FakePerson(True, False)

    def other_host() -> None:
        host.identity = "root@other"

    person.before_answer = other_host
    outcome = walk(fix_of(EDIT, verify=()), context_of(host, person))
    assert len(person.previews) == 2
    assert states(outcome) == [StepState.REFUSED]


def test_a_host_that_never_stands_still_is_left_alone() -> None:
    host, person = sick_host(), FakePerson()
    counter = iter(range(100))

    def somebody_edits() -> None:
        host.files[CONFIG] = f'{{"hosts": [], "n": {next(counter)}}}'.encode()

    person.before_answer = somebody_edits
    outcome = walk(fix_of(EDIT, verify=()), context_of(host, person))
    assert states(outcome) == [StepState.REFUSED]
    assert "keeps changing" in outcome.why


def test_what_is_so_already_is_nothing_to_do() -> None:
    host = sick_host()
    host.files[CONFIG] = b"{}"
    host.fact("service.active_state", "active", "docker.service")
    outcome = walk(fix_of(EDIT), context_of(host))
    assert outcome.status == "nothing-to-do"
    assert states(outcome) == [StepState.NOT_NEEDED]


def test_steps_done_without_a_proof_are_not_a_fix_and_can_be_taken_back() -> None:
    host, journal = sick_host(), FakeJournal()
    before = host.text(CONFIG)
    host.effects[RESTART] = lambda: None
    outcome = walk(fix_of(EDIT, RESTARTED), context_of(host, journal=journal))
    assert outcome.status == "not-fixed"
    assert outcome.verification[0].held is False
    assert states(outcome)[2:] == [StepState.UNDONE]
    assert host.text(CONFIG) == before
    assert "undo-ended" in journal.kinds()


def test_a_service_is_given_time_to_come_up_and_the_waiting_is_told() -> None:
    host, person = sick_host(), FakePerson()
    host.effects[RESTART] = lambda: None
    context = context_of(host, person)
    looks = iter(range(100))

    def pause(seconds: float) -> None:
        if next(looks) == 3:
            host.fact("service.active_state", "active", "docker.service")

    slow = RepairContext(context.act, context.look, context.probe, person, context.ledger, None, pause, lambda: 0.0)
    assert walk(fix_of(RESTARTED), slow).status == "fixed"
    assert any(text.startswith("Waiting for: ") for text in person.told)


def test_a_command_that_fails_ends_the_walk_with_what_it_said() -> None:
    host = sick_host()
    host.replies[RESTART] = Ran(1, "", "Job for docker.service failed\x1b[31m")
    outcome = walk(fix_of(RESTARTED, EDIT), context_of(host))
    assert outcome.status == "not-fixed"
    assert states(outcome)[0] is StepState.FAILED
    assert "Job for docker.service failed" in outcome.why
    assert "\x1b" not in outcome.why
    assert "hosts" in host.text(CONFIG)


@pytest.mark.parametrize(("allowed", "flag"), [("reversible", "service"), ("data,reach", "service,data,reach")])
def test_a_step_that_affects_more_than_is_allowed_is_refused_unasked_with_the_flag_to_type(
    allowed: str, flag: str
) -> None:
    host, person = sick_host(), FakePerson()
    outcome = walk(fix_of(RESTARTED), context_of(host, person, allow=allowance_of(allowed)))
    assert outcome.status == "refused"
    assert person.previews == []
    assert outcome.why.endswith(f"try: --allow {flag}")
    assert "service: docker stops for a moment" in outcome.why


def test_what_a_tree_says_that_a_step_affects_is_shown_with_the_values_of_this_host() -> None:
    person = FakePerson(otherwise=False)
    said = {Aspect.SECURITY: "{registry} is trusted."}
    step = Step(RunCommand(("true",)), "trust it", Risk.REVERSIBLE, affects=said)
    walk(fix_of(step), context_of(sick_host(), person), registry="r.example:5000")
    assert person.previews[0].affects == {Aspect.SECURITY: "r.example:5000 is trusted."}
    assert person.previews[0].by_person


def test_what_an_action_affects_by_itself_no_tree_can_leave_out() -> None:
    person = FakePerson(otherwise=False)
    step = Step(SetSysctl("kernel.yama.ptrace_scope", "0"), "it is needed", Risk.REVERSIBLE)
    host = sick_host().fact("sysctl.value", "1", "kernel.yama.ptrace_scope")
    walk(fix_of(step), context_of(host, person))
    assert list(person.previews[0].affects) == [Aspect.SECURITY]
    assert person.previews[0].by_person


PRUNE = Step(RemoveObjects("build-cache"), "it can be built again")


@pytest.mark.parametrize(("allow", "asked"), [(None, True), ("destructive", False), ("data", False)])
def test_yes_is_not_enough_for_what_destroys_unless_it_is_allowed_by_name(allow: str | None, asked: bool) -> None:
    host = sick_host().answers("/system/df", {"BuildCache": [{"Size": 1}]})
    person = FakePerson(otherwise=False, yes=True)
    outcome = walk(fix_of(PRUNE, verify=()), context_of(host, person, allow=allowance_of(allow) if allow else None))
    assert person.previews[0].by_person is asked
    assert (host.called == []) is asked
    assert (outcome.status == "refused") is asked


def test_a_command_without_a_stated_risk_counts_as_the_worst() -> None:
    person = FakePerson()
    walk(fix_of(Step(RunCommand(("ls",)), "look"), verify=()), context_of(sick_host(), person))
    assert person.previews[0].risk is Risk.DESTRUCTIVE


def test_a_preview_says_who_acts_and_why_and_how_it_is_taken_back() -> None:
    host, person = sick_host(), FakePerson()
    host.identity = "tom@lab"
    walk(fix_of(EDIT, breaks="Nothing much."), context_of(host, person))
    preview = person.previews[0]
    assert preview.runs_as == "root, through sudo (tom@lab)"
    assert preview.why == "the key stands twice"
    assert preview.breaks == ("Nothing much.",)
    assert "is restored from" in preview.undo


def test_missing_rights_are_found_out_before_anything_is_asked() -> None:
    host, person = sick_host(), FakePerson()
    host.no_root = "sudo asks for your password"
    outcome = walk(fix_of(EDIT), context_of(host, person))
    assert outcome.status == "refused"
    assert "sudo -v" in outcome.why
    assert person.previews == []


def test_a_value_that_nobody_gave_stops_the_steps_after_it() -> None:
    host = sick_host()
    step = Step(RunCommand(("docker", "start", "{container}")), "start it", Risk.REVERSIBLE)
    outcome = walk(fix_of(step, RESTARTED), context_of(host))
    assert outcome.status == "refused"
    assert "container" in outcome.why
    assert host.ran == []


def test_a_capture_becomes_one_argument() -> None:
    host = sick_host()
    step = Step(RunCommand(("docker", "start", "{container}")), "start it", Risk.REVERSIBLE)
    walk(fix_of(step, verify=()), context_of(host), container="web.1_a-b")
    assert host.ran == [("docker", "start", "web.1_a-b")]


@pytest.mark.parametrize("value", ["web\x1b[2J", "web\nrm", "web\u202e", "--privileged", "web; rm -rf / $(reboot) %s"])
def test_a_capture_that_could_mislead_is_never_run(value: str) -> None:
    host = sick_host()
    step = Step(RunCommand(("docker", "start", "{container}")), "start it", Risk.REVERSIBLE)
    assert walk(fix_of(step), context_of(host), container=value).status == "refused"
    assert host.ran == []


def test_a_step_is_offered_for_each_item_one_by_one() -> None:
    host = sick_host().fact("disk.stopped_containers", ("a", "b"))
    for name in ("a", "b"):
        host.answers(f"/containers/{name}/json?size=true", {"State": {"Running": False}})
    step = Step(RemoveObjects("container", ("{item}",)), "make room", each="disk.stopped_containers")
    person = FakePerson(True, False, False)
    walk(fix_of(step, verify=()), context_of(host, person))
    assert host.called == [("DELETE", "/containers/a?v=false&force=false")]
    assert [preview.title for preview in person.previews] == ["Remove the containers a", "Remove the containers b"]


def test_a_no_to_one_item_leaves_the_others_to_be_asked_for() -> None:
    host = sick_host().fact("disk.stopped_containers", ("a", "b"))
    for name in ("a", "b"):
        host.answers(f"/containers/{name}/json?size=true", {"State": {"Running": False}})
    step = Step(RemoveObjects("container", ("{item}",)), "make room", each="disk.stopped_containers")
    outcome = walk(fix_of(step, verify=()), context_of(host, FakePerson(False, True)))
    assert states(outcome) == [StepState.REFUSED, StepState.DONE]
    assert host.called == [("DELETE", "/containers/b?v=false&force=false")]


@pytest.mark.parametrize("found", [(), None])
def test_a_step_for_each_of_nothing_is_passed_over(found: tuple[str, ...] | None) -> None:
    host = sick_host().fact("disk.stopped_containers", found)
    step = Step(RemoveObjects("container", ("{item}",)), "make room", each="disk.stopped_containers")
    outcome = walk(fix_of(step, EDIT, verify=()), context_of(host))
    assert states(outcome) == [StepState.NOT_NEEDED, StepState.DONE]


def test_a_step_for_each_of_what_could_not_be_had_is_not_taken_for_done() -> None:
    step = Step(RemoveObjects("container", ("{item}",)), "make room", each="disk.stopped_containers")
    assert walk(fix_of(step, RESTARTED), context_of(sick_host())).status == "refused"


def test_two_edits_of_one_file_within_a_second_have_a_backup_each() -> None:
    host = sick_host().fact("config.conflicts", ("hosts", "debug"))
    before = host.text(CONFIG)
    step = Step(EditJson(CONFIG, remove=("{item}",)), "it stands twice", each="config.conflicts")
    outcome = walk(fix_of(step), context_of(host))
    assert states(outcome) == [StepState.DONE, StepState.DONE, StepState.UNDONE, StepState.UNDONE]
    assert host.files == {CONFIG: before.encode()}


def test_a_step_whose_condition_does_not_hold_is_passed_over_with_the_reason() -> None:
    host = sick_host().fact("daemon.live_restore", True)
    condition = Condition(Subject.FACT, "daemon.live_restore", Operator.IS, False)
    step = Step(Service("restart", ("docker",)), "restart it", only_if=(condition,))
    outcome = walk(fix_of(step, EDIT, verify=()), context_of(host))
    assert states(outcome)[:2] == [StepState.NOT_NEEDED, StepState.DONE]
    assert "daemon.live_restore" in outcome.steps[0].detail


def test_a_fix_that_is_not_for_this_host_does_nothing() -> None:
    condition = Condition(Subject.FACT, "kernel.virtualization", Operator.IS, "wsl")
    outcome = walk(fix_of(EDIT, only_if=(condition,)), context_of(sick_host().fact("kernel.virtualization", "none")))
    assert outcome.status == "refused"
    assert outcome.steps == ()


def test_the_human_is_asked_and_believed_but_the_proof_still_counts() -> None:
    host, person = sick_host(), FakePerson()
    step = Step(AskHuman("Buy a disk for {service.active_state:docker.service}."), "it is full")
    outcome = walk(fix_of(step), context_of(host, person))
    assert person.asked == ["Buy a disk for failed."]
    assert states(outcome) == [StepState.DONE]
    assert outcome.status == "not-fixed"


def test_why_a_walk_ended_names_a_long_step_by_its_beginning() -> None:
    text = "Log in again. " + "Groups count from the login, so that a terminal of before knows none of it. " * 4
    outcome = walk(fix_of(Step(AskHuman(text), "it is so")), context_of(sick_host(), FakePerson(False)))
    assert outcome.why.startswith("You: Log in again.")
    assert outcome.why.endswith("…: you did not say that it is done")
    assert len(outcome.why) < 160


def test_where_no_fact_can_prove_it_the_human_says_whether_it_works() -> None:
    step = Step(AskHuman("Log in again."), "groups count from the login")
    assert walk(fix_of(step, verify=()), context_of(sick_host(), FakePerson())).status == "fixed-by-word"
    assert walk(fix_of(step, verify=()), context_of(sick_host(), FakePerson(True, False))).status == "not-fixed"
    assert walk(fix_of(step, verify=()), context_of(sick_host(), FakePerson(False))).status == "refused"


def test_a_fact_is_awaited_only_for_so_long() -> None:
    step = Step(WaitFor("service.active_state", "active", "docker.service", timeout_s=5.0), "it takes a while")
    outcome = walk(fix_of(step), context_of(sick_host()))
    assert states(outcome) == [StepState.FAILED]
    assert outcome.steps[0].detail == "not within 5 s"


def test_facts_are_looked_at_anew_for_each_step() -> None:
    host = sick_host()
    host.effects[RESTART] = lambda: host.fact("container.name", "fresh", "web") and None
    step = Step(RunCommand(("docker", "start", "{container.name:web}")), "start it", Risk.REVERSIBLE)
    context = context_of(host.fact("container.name", "stale", "web"))
    fix = fix_of(RESTARTED, step, verify=())
    walked = Walk(cause_of(fix), fix, context, {}, host.probe([FactKey("container.name", "web")]))
    walked.run()
    assert host.facts[FactKey("container.name", "web")].answer == Known("fresh")
    assert host.ran[-1] == ("docker", "start", "fresh")


def test_interrupted_between_steps_everything_begun_has_its_end_on_record() -> None:
    host, journal, person = sick_host(), FakeJournal(), FakePerson()

    def interrupt() -> None:
        if len(person.previews) == 2:
            raise KeyboardInterrupt

    person.before_answer = interrupt
    with pytest.raises(KeyboardInterrupt):
        walk(fix_of(EDIT, RESTARTED), context_of(host, person, journal))
    assert journal.kinds().count("step-begun") == journal.kinds().count("step-ended")
    assert journal.kinds()[-1] == "note"


def test_interrupted_during_a_step_it_is_on_record_as_unfinished() -> None:
    host, journal = sick_host(), FakeJournal()

    def interrupt() -> None:
        raise KeyboardInterrupt

    host.effects[RESTART] = interrupt
    with pytest.raises(KeyboardInterrupt):
        walk(fix_of(RESTARTED), context_of(host, journal=journal))
    assert journal.of(StepEnded)[0].state is StepState.UNFINISHED


def test_steps_of_one_session_never_share_a_number() -> None:
    host, journal = sick_host(), FakeJournal()
    fix = fix_of(EDIT, Step(AskHuman("Wait."), "wait"), RESTARTED, verify=())
    walk(fix_of(RESTARTED, EDIT), context_of(host, FakePerson(False, otherwise=False), journal))
    walk(fix, context_of(host, FakePerson(), journal))
    walk(fix, context_of(sick_host(), FakePerson(), journal))
    begun = [begun.step for begun in journal.of(StepBegun)]
    assert len(begun) == len(set(begun))


def test_interrupted_while_the_human_is_asked_it_is_on_record() -> None:
    journal, person = FakeJournal(), FakePerson()

    def interrupt(text: str) -> bool:
        raise KeyboardInterrupt

    person.done = interrupt
    with pytest.raises(KeyboardInterrupt):
        walk(fix_of(Step(AskHuman("Wait."), "wait")), context_of(sick_host(), person, journal))
    assert journal.kinds().count("step-begun") == journal.kinds().count("step-ended")


SMALLER = Condition(Subject.FACT, "disk.build_cache_bytes", Operator.IS, 0)


def cached_host() -> FakeHost:
    """A host whose restart empties its build cache, which takes long to measure."""
    host = sick_host().fact("disk.build_cache_bytes", 5)
    host.effects[RESTART] = lambda: host.fact("disk.build_cache_bytes", 0) and None
    return host


@pytest.mark.parametrize(("agrees", "status"), [(True, "fixed"), (False, "refused")])
def test_a_fix_whose_check_takes_long_asks_before_it_looks(agrees: bool, status: str) -> None:
    host, person = cached_host(), FakePerson(agrees)
    outcome = walk(fix_of(RESTARTED, verify=(SMALLER,)), context_of(host, person))
    assert "up to 30 s" in person.told[0]
    assert person.asked == [RUN_IT]
    assert outcome.status == status
    assert (RESTART in host.ran) is agrees


def test_what_was_agreed_to_before_the_fix_is_not_asked_again() -> None:
    host, person = cached_host(), FakePerson()
    context = replace(context_of(host, person), consent=Consent(to_all=True))
    assert walk(fix_of(RESTARTED, verify=(SMALLER,)), context).status == "fixed"
    assert person.asked == []


def test_a_fix_whose_check_is_quick_asks_nothing() -> None:
    person = FakePerson()
    walk(fix_of(EDIT, RESTARTED), context_of(sick_host(), person))
    assert person.asked == []
