"""A change that goes wrong half-way, whatever it consists of: the account is true, the way back leads back, and the
fix can be gone on with."""

from __future__ import annotations

import posixpath

import pytest

from assistant.model.action import Action
from assistant.model.actions.add_user_to_group import AddUserToGroup
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.edit_line import EditLine
from assistant.model.actions.load_module import LoadModule
from assistant.model.actions.make_device_node import MakeDeviceNode
from assistant.model.actions.move_aside import MoveAside
from assistant.model.actions.remove_flag import RemoveFlag
from assistant.model.actions.remove_objects import RemoveObjects
from assistant.model.actions.set_environment import SetEnvironment
from assistant.model.actions.set_sysctl import SetSysctl
from assistant.model.actions.write_file import WriteFile
from assistant.model.diagnosis import StepState
from assistant.model.look import Ran
from assistant.model.risk import Risk
from assistant.model.tree import Condition, Operator, Step, Subject
from assistant.repair.resume import account_of, settle, settled_account
from assistant.repair.undo import undo
from assistant.repair.walk import Walk
from assistant.steps import plan_action
from assistant.steps.plan import parts
from assistant.steps.plan.kind import Plan
from assistant.steps.remove_flag import CAT, DROP_IN
from assistant.steps.services.unit_files import RELOAD, asks_for_reload
from tests.repair.breaking import break_at
from tests.repair.fakes import CANDIDATES, FakeAct, FakeHost, FakeJournal, FakePerson, context_of
from tests.repair.test_walk import cause_of, fix_of

CONFIG = "/etc/docker/daemon.json"
KEY = "/etc/docker/key.json"
NEEDS_RELOAD = asks_for_reload("docker.service")
PROFILE = "/home/tom/.bashrc"
UNIT = "[Service]\nEnvironmentFile=-/etc/default/docker\nExecStart=/usr/sbin/dockerd --mtu=1400 $DOCKER_OPTS\n"
WELL = Condition(Subject.FACT, "daemon.reachable", Operator.IS, True)

ACTIONS: tuple[Action, ...] = (
    EditJson(CONFIG, set={"debug": False}),
    WriteFile("/etc/docker/new.conf", "x"),
    MoveAside(KEY),
    MakeDeviceNode("/dev/loop9", "block", 7, "9"),
    RemoveObjects("network", ("backend", "frontend")),
    AddUserToGroup("tom", "staff"),
    LoadModule("loop"),
    EditLine(PROFILE, "export DOCKER_HOST", delete=True),
    SetEnvironment("docker.service", "zz-proxy", {"HTTPS_PROXY": "http://proxy:3129"}),
    SetSysctl("net.ipv4.ip_forward", "1"),
    RemoveFlag("mtu"),
)
NO_WAY_BACK = {"remove_objects"}
FORGIVEN = {("dockerd", "--validate"), ("bash", "--norc"), ("systemd-analyze", "verify"), ("modprobe", "-r")}
"""What cannot be checked before by the program that reads it goes in unchecked; a module in use by now stays loaded."""


class Died(BaseException):
    """The process is gone."""


def host_of() -> FakeHost:
    """A host on which each of the actions is needed, and the commands have their effects."""
    files = {
        CONFIG: '{"debug": true}',
        KEY: "{}",
        PROFILE: "export DOCKER_HOST=a\n",
        "/etc/default/docker": 'DOCKER_OPTS="--mtu=1400"\n',
    }
    host = FakeHost({**files, "/usr/sbin/groupadd": ""}).fact("group.exists", True, "staff")
    host.fact("service.manager", "systemd").fact("daemon.process", False).fact("daemon.reachable", True)
    has_units(host)
    for name in ("backend", "frontend"):
        host.answers(f"/networks/{name}", {"Name": name})
    has_effects(host, ("usermod", "-aG", "staff", "tom"), "group.members", ("tom",), "staff")
    has_effects(host, ("gpasswd", "-d", "tom", "staff"), "group.members", (), "staff", now=True)
    has_effects(host, ("modprobe", "loop"), "kernel.module", "loaded", "loop")
    has_effects(host, ("modprobe", "-r", "loop"), "kernel.module", "loadable", "loop", now=True)
    has_effects(host, ("sysctl", "-w", "net.ipv4.ip_forward=1"), "kernel.sysctl", "1", "net.ipv4.ip_forward")
    has_effects(host, ("sysctl", "-w", "net.ipv4.ip_forward=0"), "kernel.sysctl", "0", "net.ipv4.ip_forward", now=True)
    return host


def has_units(host: FakeHost) -> None:
    """A unit and its drop-ins, which systemd reads when it is told to."""

    def drop_ins() -> str:
        found = {path for path in host.files if path.startswith(f"{posixpath.dirname(DROP_IN)}/")}
        return "".join(host.text(path) for path in sorted(found) if path.endswith(".conf"))

    host.fact("lab.loaded", drop_ins())
    host.views[CAT] = lambda: Ran(0, UNIT + host.files.get(DROP_IN, b"").decode())
    host.views[NEEDS_RELOAD] = lambda: Ran(0, "no" if host.host_now().text("lab.loaded") == drop_ins() else "yes")
    host.effects[RELOAD.argv] = lambda: host.fact("lab.loaded", drop_ins())


def has_effects(host: FakeHost, argv: tuple[str, ...], *fact: object, now: bool = False) -> None:
    """A command that changes a fact; the one that leads back says how it is now."""
    host.effects[argv] = lambda: host.fact(*fact)
    if now:
        host.fact(*fact)


def state_of(host: FakeHost) -> object:
    """All that the actions change, but for the backups beside the files, and candidates: the next run removes those."""
    files = {
        path: data for path, data in host.files.items() if not (".drydock-" in path or path.startswith(CANDIDATES))
    }
    gone = {call for call in host.called if call[0] == "DELETE"}
    facts = {key: fact.answer for key, fact in host.facts.items()}
    return files, dict(host.others), facts, gone


def fix_with(action: Action) -> Walk:
    """The walk through a fix of this action alone, without a context yet."""
    fix = fix_of(Step(action, "it is needed", Risk.REVERSIBLE), verify=(WELL,))
    return Walk(cause_of(fix), fix, context_of(FakeHost()), {}, {}, patience_s=0)


def breaking_points() -> list[tuple[Action, int]]:
    """Each change of each action, by its number."""
    found: list[tuple[Action, int]] = []
    for action in ACTIONS:
        host = host_of()
        breaking = break_at(host, 0)
        walk_of(action, host, FakeJournal())
        found += [(action, number) for number in range(1, breaking.changes + 1)]
    return found


def walk_of(action: Action, host: FakeHost, journal: FakeJournal, person: FakePerson | None = None) -> object:
    """Walk through a fix of this action alone."""
    walk = fix_with(action)
    walk.context = context_of(host, person, journal)
    return walk.run()


POINTS = pytest.mark.parametrize(
    ("action", "at"), breaking_points(), ids=lambda each: each.tag() if isinstance(each, Action) else str(each)
)
AFTER = pytest.mark.parametrize("after", [False, True], ids=["before", "after"])


def test_every_kind_of_part_is_among_the_changes_that_go_wrong() -> None:
    done = [plan.parts for action in ACTIONS if isinstance(plan := plan_action(action, host_of().host_now()), Plan)]
    kinds = {type(part) for each in done for part in each}
    # Only the way back removes a file or a folder, and a shell's look changes nothing.
    assert kinds >= set(parts.Part.__args__) - {parts.Remove, parts.RemoveFolder, parts.CheckShell}


@AFTER
@POINTS
def test_a_failure_is_on_record_and_its_way_back_leads_back(action: Action, at: int, after: bool) -> None:
    host, journal = host_of(), FakeJournal()
    before = state_of(host)
    breaking = break_at(host, at, after=after)
    outcome = walk_of(action, host, journal)
    if breaking.broke[:2] in FORGIVEN:
        assert outcome.status == "fixed-by-word"
        return
    assert outcome.status == "not-fixed"
    assert outcome.steps[0].state is StepState.FAILED
    assert "the disk is full" in outcome.steps[0].detail
    assert [event.kind for event in journal.kept].count("step-ended") == 1
    if action.tag() not in NO_WAY_BACK:
        assert state_of(host) == before


@AFTER
@POINTS
def test_an_interrupted_change_is_found_out_and_gone_on_with(action: Action, at: int, after: bool) -> None:
    host, journal = host_of(), FakeJournal()
    break_at(host, at, after=after, fault=KeyboardInterrupt)
    with pytest.raises(KeyboardInterrupt):
        walk_of(action, host, journal)
    assert [step.state for step in account_of(journal.kept).steps] == [StepState.UNFINISHED]

    host.act = FakeAct(host)
    context = context_of(host, journal=journal)
    account = account_of(journal.kept)
    account = settled_account(account, settle(account, context))
    needed = isinstance(plan_action(action, host.host_now()), Plan)
    assert [step.state for step in account.steps] == [StepState.FAILED if needed else StepState.DONE]

    walk = fix_with(action)
    walk.context, walk.done_before = context, account.done_places
    assert walk.run().status in ("fixed-by-word", "nothing-to-do")
    undisturbed = host_of()
    walk_of(action, undisturbed, FakeJournal())
    assert state_of(host) == state_of(undisturbed)


@AFTER
@POINTS
def test_an_interrupted_change_can_be_taken_back(action: Action, at: int, after: bool) -> None:
    host, journal = host_of(), FakeJournal()
    before = state_of(host)
    break_at(host, at, after=after, fault=Died)
    with pytest.raises(Died):
        walk_of(action, host, journal)
    host.act = FakeAct(host)
    undone = undo(account_of(journal.kept).steps, context_of(host, journal=journal))
    assert len(undone) == 1
    if action.tag() not in NO_WAY_BACK:
        assert state_of(host) == before


@AFTER
@pytest.mark.parametrize(
    "action", [each for each in ACTIONS if each.tag() not in NO_WAY_BACK], ids=lambda each: each.tag()
)
def test_a_way_back_that_goes_wrong_is_on_record_and_can_be_tried_again(action: Action, after: bool) -> None:
    at = 1
    while True:
        host, journal = host_of(), FakeJournal()
        before = state_of(host)
        walk_of(action, host, journal)
        breaking = break_at(host, at, after=after)
        first = undo(account_of(journal.kept).steps, context_of(host, journal=journal))
        if breaking.changes < at:
            break
        forgiven = breaking.broke[:2] in FORGIVEN
        assert [outcome.state for outcome in first] == [StepState.UNDONE if forgiven else StepState.UNDO_FAILED]
        host.act = FakeAct(host)
        again = undo(account_of(journal.kept).steps, context_of(host, journal=journal))
        assert all(outcome.state in (StepState.UNDONE, StepState.NOT_NEEDED) for outcome in again)
        assert forgiven or state_of(host) == before
        at += 1
    assert at > 1
