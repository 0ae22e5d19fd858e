"""Steps: every action is read as its type, and what must not stand in any fix is refused."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.kb.actions import FORMS
from assistant.model.action import Action
from assistant.model.actions import KINDS
from assistant.model.actions.add_user_to_group import AddUserToGroup
from assistant.model.actions.ask_human import AskHuman
from assistant.model.actions.correct_keys import CorrectKeys
from assistant.model.actions.correct_types import CorrectTypes
from assistant.model.actions.create_group import CreateGroup
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.edit_line import EditLine
from assistant.model.actions.load_module import LoadModule
from assistant.model.actions.make_device_node import MakeDeviceNode
from assistant.model.actions.move_aside import MoveAside
from assistant.model.actions.remove_flag import RemoveFlag
from assistant.model.actions.remove_host_name import RemoveHostName
from assistant.model.actions.remove_objects import RemoveObjects
from assistant.model.actions.repair_json import RepairJson
from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service
from assistant.model.actions.set_environment import SetEnvironment
from assistant.model.actions.set_sysctl import SetSysctl
from assistant.model.actions.wait_for import WaitFor
from assistant.model.actions.write_file import WriteFile
from assistant.model.risk import Risk
from assistant.model.tree import Step
from tests.kb.vocabulary import faults_of, load_tree, with_step

FORMAT = Path(__file__).parents[2] / "docs" / "tree-format.md"


def step_of(folder: Path, step: str) -> Step:
    found: Step = load_tree(folder, with_step(step)).causes["network/docker0-without-ipv4"].fixes[0].steps[0]
    return found


@pytest.mark.parametrize(
    ("written", "action", "risk"),
    [
        (
            "{run: [docker, inspect, '{host}'], risk: read-only, why: x}",
            RunCommand(("docker", "inspect", "{host}")),
            Risk.READ_ONLY,
        ),
        (
            "{run: {argv: [swapoff, -a], undo: [swapon, -a], root: false, timeout_s: 5}, risk: reversible, why: x}",
            RunCommand(("swapoff", "-a"), ("swapon", "-a"), False, 5.0),
            Risk.REVERSIBLE,
        ),
        ("{start_service: docker.service, why: x}", Service("start", ("docker.service",)), Risk.REVERSIBLE),
        (
            "{reset_failed: [a.service, b.service], why: x}",
            Service("reset-failed", ("a.service", "b.service")),
            None,
        ),
        ("{daemon_reload: true, why: x}", Service("daemon-reload"), Risk.REVERSIBLE),
        (
            "{edit_json: {file: /etc/docker/daemon.json, set: {a: [1, true, x], b: {c: null}}, remove: [d]}, why: x}",
            EditJson("/etc/docker/daemon.json", {"a": [1, True, "x"], "b": {"c": None}}, ("d",)),
            Risk.REVERSIBLE,
        ),
        ("{repair_json: /etc/docker/daemon.json, why: x}", RepairJson("/etc/docker/daemon.json"), None),
        ("{correct_types: /etc/docker/daemon.json, why: x}", CorrectTypes("/etc/docker/daemon.json"), None),
        ("{correct_keys: /etc/docker/daemon.json, why: x}", CorrectKeys("/etc/docker/daemon.json"), None),
        (
            "{edit_line: {file: /etc/fstab, starts_with: a, delete: true}, why: x}",
            EditLine("/etc/fstab", "a", delete=True),
            None,
        ),
        (
            "{set_environment: {unit: docker.service, name: zz-x, set: {A: b}}, why: x}",
            SetEnvironment("docker.service", "zz-x", {"A": "b"}),
            None,
        ),
        ("{remove_host_name: a.example, why: x}", RemoveHostName("a.example"), None),
        ("{remove_flag: log-driver, why: x}", RemoveFlag("log-driver"), None),
        (
            "{write_file: {file: /etc/x, content: 'a b', mode: 0600}, why: x}",
            WriteFile("/etc/x", "a b", 0o600),
            None,
        ),
        ("{move_aside: /etc/docker/key.json, why: x}", MoveAside("/etc/docker/key.json"), None),
        ("{create_group: docker, why: x}", CreateGroup("docker"), None),
        (
            "{add_user_to_group: {user: '{host}', group: docker}, why: x}",
            AddUserToGroup("{host}", "docker"),
            None,
        ),
        (
            "{set_sysctl: {key: net.ipv4.ip_forward, value: 1}, why: x}",
            SetSysctl("net.ipv4.ip_forward", "1"),
            None,
        ),
        ("{load_module: loop, why: x}", LoadModule("loop"), None),
        (
            "{make_device_node: {path: /dev/loop1, kind: block, major: 7, minor: 1}, why: x}",
            MakeDeviceNode("/dev/loop1", "block", 7, "1"),
            None,
        ),
        ("{remove_objects: {kind: build-cache}, why: x}", RemoveObjects("build-cache"), Risk.DESTRUCTIVE),
        ("{ask_human: Pull the plug., why: x}", AskHuman("Pull the plug."), Risk.READ_ONLY),
        (
            "{wait_for: {fact: daemon.reachable, is: true, timeout_s: 60}, why: x}",
            WaitFor("daemon.reachable", True, None, 60.0),
            Risk.READ_ONLY,
        ),
    ],
)
def test_an_action_is_read_with_its_risk(tmp_path: Path, written: str, action: Action, risk: Risk | None) -> None:
    step = step_of(tmp_path, written)
    assert step.action == action
    assert step.risk is (risk or Risk.REVERSIBLE)


def test_a_step_for_each_item_of_a_list_may_name_the_item(tmp_path: Path) -> None:
    step = step_of(tmp_path, "{ask_human: 'umount {item}', each: disk.hung_mounts, why: x}")
    assert step.each == "disk.hung_mounts"
    assert step_of(tmp_path, "{ask_human: 'ls {item}', each: 'image.shells:nginx:1.27', why: x}").each


def test_every_action_of_the_model_can_be_written() -> None:
    assert {kind for kind, _ in FORMS.values()} == set(KINDS)


def test_the_table_in_the_documentation_names_every_action_and_no_other() -> None:
    table = FORMAT.read_text(encoding="utf-8").partition("| --- | --- | --- |")[2].partition("\n\n")[0]
    named = {name for row in table.splitlines() if row for name in re.split(r",\s*", row.split("|")[1].strip())}
    assert named == set(FORMS)


def test_the_table_in_the_documentation_gives_the_risks_of_the_actions() -> None:
    table = FORMAT.read_text(encoding="utf-8").partition("| --- | --- | --- |")[2].partition("\n\n")[0]
    for row in filter(None, table.splitlines()):
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", row)]
        for name in re.split(r",\s*", cells[1]):
            own = FORMS[name][1].risk
            assert cells[-2] == (own.value if own else "must be given"), name


@pytest.mark.parametrize(
    ("step", "what"),
    [
        ("{run: [sh, -c, 'echo a'], risk: read-only, why: x}", "sh would run text"),
        ("{run: [/usr/bin/bash, -lc, x], risk: read-only, why: x}", "bash would run text"),
        ("{run: [docker, exec, c, sh, -c, x], risk: read-only, why: x}", "can do what it likes to the host"),
        ("{run: [docker, run, -v, '/:/host', x], risk: reversible, why: x}", "can do what it likes to the host"),
        ("{run: [docker, container, create, x], risk: reversible, why: x}", "can do what it likes to the host"),
        ("{run: [python3, -c, x], risk: read-only, why: x}", "python3 would run text"),
        ("{run: [busybox, sh, -c, x], risk: read-only, why: x}", "busybox would run text"),
        ("{run: [env, A=b, x], risk: read-only, why: x}", "env would run another program"),
        ("{run: [nsenter, -t, '1', -m, x], risk: reversible, why: x}", "nsenter would run another program"),
        ("{run: [systemd-run, x], risk: reversible, why: x}", "systemd-run would run another program"),
        ("{run: [curl, -o, /etc/cron.d/x, x], risk: reversible, why: x}", "curl would fetch"),
        ("{run: [systemctl, poweroff], risk: reversible, why: x}", "its allowed forms are"),
        ("{run: [kexec, -e], risk: reversible, why: x}", "kexec stops the whole host"),
        ("{run: [chmod, u+s, /bin/bash], risk: reversible, why: x}", "chmod is never run"),
        ("{run: [tar, '--checkpoint-action=exec=x', x], risk: reversible, why: x}", "would write or delete"),
        ("{run: [/tmp/x], risk: reversible, why: x}", "/tmp/x is not among the commands"),
        ("{run: [/tmp/docker, start, x], risk: reversible, why: x}", "/tmp/docker start x is not among"),
        ("{run: [docker, start, -a, x], risk: reversible, why: x}", "docker start -a is not among"),
        ("{run: [docker, start, '--detach-keys=x', x], risk: reversible, why: x}", "is not among"),
        ("{run: [kill, '{host}'], risk: disruptive, why: x}", "kill {host} is not among"),
        ("{run: [kill, '1'], risk: disruptive, why: x}", "kill 1 is not among"),
        ("{run: ['{host}', x], risk: read-only, why: x}", "must be literal"),
        ("{run: [sudo, ls], risk: read-only, why: x}", "a command must not contain sudo"),
        ("{run: [ls, '|', wc], risk: read-only, why: x}", "works only in a shell"),
        ("{run: [ls, '>', x], risk: read-only, why: x}", "works only in a shell"),
        ("{run: [ls, '$(reboot)'], risk: read-only, why: x}", "works only in a shell"),
        ("{run: [ls, $HOME], risk: read-only, why: x}", "works only in a shell"),
        ("{run: [ls, '{host}{bridge}'], risk: read-only, why: x}", "only one template"),
        ("{run: [chmod, 666, /var/run/docker.sock], risk: reversible, why: x}", "let everyone write"),
        ("{run: [chmod, -R, '0777', /x], risk: reversible, why: x}", "let everyone write"),
        ("{run: [chmod, a+rw, /x], risk: reversible, why: x}", "let everyone write"),
        ("{run: [setenforce, 0], risk: reversible, why: x}", "disable SELinux"),
        ("{run: [docker, system, prune, -a, --volumes], risk: destructive, why: x}", "delete volumes"),
        ("{run: [docker, rm, -f, x], risk: destructive, why: x}", "remove what may be in use"),
        ("{run: [docker, container, prune, -f], risk: destructive, why: x}", "remove what may be in use"),
        ("{run: [docker, volume, rm, x], risk: destructive, why: x}", "delete volumes"),
        ("{run: [docker, compose, down, -v], risk: destructive, why: x}", "delete volumes"),
        ("{run: [rm, -rf, /var/lib/docker], risk: destructive, why: x}", "would write or delete"),
        ("{run: [rm, -rf, /var/lib/docker/overlay2], risk: destructive, why: x}", "would write or delete"),
        ("{run: [rm, -rf, '{config.key:data-root}', /], risk: destructive, why: x}", "would write or delete"),
        ("{run: [iptables, -t, nat, -F], risk: disruptive, why: x}", "would change the firewall"),
        ("{run: [nft, flush, ruleset], risk: disruptive, why: x}", "would change the firewall"),
        ("{run: [usermod, -G, docker, x], risk: reversible, why: x}", "usermod -G docker is not among"),
        ("{run: [docker, run, --privileged, x], risk: reversible, why: x}", "would let anyone take over the host"),
        ("{run: [dockerd, -H, 'tcp://0.0.0.0:2375'], risk: reversible, why: x}", "would let anyone take over the host"),
        ("{run: [ls], why: x}", "needs `risk`"),
        ("{run: [], risk: read-only, why: x}", "needs a program"),
        ("{run: {argv: [sync], undo: [rm, -r, /]}, risk: reversible, why: x}", "would write or delete"),
        ("{run: [docker, rmi, x], risk: reversible, why: x}", "this step is at least destructive"),
        ("{run: [docker, stop, x], risk: reversible, why: x}", "this step is at least disruptive"),
        ("{make_directory: /etc/x, why: x}", "no place for data"),
        ("{make_directory: /root/.ssh, why: x}", "no place for data"),
        ("{set_sysctl: {key: kernel.core_pattern, value: '|/tmp/x'}, why: x}", "a program that the kernel runs"),
        ("{edit_line: {file: /etc/resolv.conf, starts_with: x, append: nameserver 127.0.0.1}, why: x}", "loopback"),
        ("{edit_json: {file: /x, append: {dns: [169.254.1.1]}}, why: x}", "no DNS server has such an address"),
        ("{edit_json: {file: /x, append: {insecure-registries: [0.0.0.0/0]}}, why: x}", "too many registries"),
        ("{restart_service: docker, risk: read-only, why: x}", "this step is at least reversible"),
        ("{restart_service: [], why: x}", "a service is missing"),
        ("{daemon_reload: docker, why: x}", "true or false"),
        ("{write_file: {file: /etc/x, content: y, mode: 666}, why: x}", "let everyone write"),
        ("{write_file: {file: /etc/x, content: y, mode: rw}, why: x}", "not a file mode"),
        ("{write_file: {file: etc/x, content: y}, why: x}", "not an absolute path"),
        ("{write_file: {file: /etc/../x, content: y}, why: x}", "must not contain .."),
        ("{write_file: {file: /etc/x, contents: y}, why: x}", "unknown field contents"),
        (
            "{edit_line: {file: /etc/selinux/config, starts_with: SELINUX=, replace: SELINUX=disabled}, why: x}",
            "disable SELinux",
        ),
        ("{edit_line: {file: /etc/x, starts_with: a, replace: b, delete: true}, why: x}", "exactly one of"),
        ("{edit_json: {file: /x, append: {insecure-registries: [docker.io]}}, why: x}", "public registry"),
        (
            "{edit_json: {file: /x, set: {hosts: ['tcp://0.0.0.0:2375']}}, why: x}",
            "would let anyone take over the host",
        ),
        ("{edit_json: {file: /x, set: {icc: no}}, why: x}", "ambiguous"),
        ("{edit_json: {file: /x}, why: x}", "changes nothing"),
        ("{move_aside: /var/lib/, why: x}", "as a whole"),
        ("{remove_flag: --log-driver, why: x}", "without its dashes"),
        ("{remove_objects: {kind: volume, names: [x]}, why: x}", "volume is not one of the possible values"),
        ("{remove_objects: {kind: container}, why: x}", "needs names"),
        ("{remove_objects: {kind: build-cache, names: [x]}, why: x}", "takes no names"),
        ("{make_device_node: {path: /dev/x, kind: block, major: 7, minor: 0, mode: 0666}, why: x}", "everyone write"),
        ("{wait_for: {fact: daemon.reachabel, is: true}, why: x}", "unknown fact"),
        ("{wait_for: {fact: daemon.reachable}, why: x}", "no operator"),
        ("{ask_human: 'Use {item}.', why: x}", "can only be used in"),
        ("{ask_human: x, each: daemon.version, why: x}", "needs a list"),
        ("{ask_human: x, each: disk.hung_mount, why: x}", "unknown fact"),
    ],
)
def test_a_step_that_must_not_be_is_refused(tmp_path: Path, step: str, what: str) -> None:
    faults = faults_of(tmp_path, with_step(step))
    assert any(what in fault.what for fault in faults), [str(fault) for fault in faults]


@pytest.mark.parametrize(
    ("step", "refused"),
    [
        ("{run: [docker, start, '{what}'], risk: reversible, why: x}", True),
        ("{run: [docker, start, 'x={what}'], risk: reversible, why: x}", False),
        ("{move_aside: '/etc/{what}', why: x}", True),
        ("{ask_human: 'Look at {what}.', why: x}", False),
    ],
)
def test_free_text_is_neither_an_option_nor_a_path(tmp_path: Path, step: str, refused: bool) -> None:
    tree = with_step(step).replace("unknown host {host}", "unknown {what:word} host {host}")
    assert any("can be any text" in fault.what for fault in faults_of(tmp_path, tree)) is refused


@pytest.mark.parametrize(
    "step",
    [
        "{run: [docker, inspect, '{host}'], risk: read-only, why: x}",
        "{run: [/usr/bin/docker, container, start, '{host}', other], risk: reversible, why: x}",
        "{run: [docker, stop, -t, '5', '{host}'], risk: disruptive, why: x}",
        "{run: [docker, update, '--memory=2g', '{host}'], risk: reversible, why: x}",
        "{run: [chgrp, docker, /run/docker.sock], risk: reversible, why: x}",
        "{run: [systemctl, try-restart, docker], risk: disruptive, why: x}",
        "{make_directory: '/srv/{bridge}', why: x}",
        "{edit_json: {file: /x, set: {bip: ''}}, why: x}",
    ],
)
def test_harmless_steps_are_left_alone(tmp_path: Path, step: str) -> None:
    assert faults_of(tmp_path, with_step(step)) == ()


@pytest.mark.parametrize(
    "step",
    [
        "{run: [swapoff, -a], risk: reversible, why: x}",
        "{remove_objects: {kind: build-cache}, why: x}",
        "{ask_human: Reboot the host., risk: disruptive, why: x}",
    ],
)
def test_an_automatic_undo_must_be_true(tmp_path: Path, step: str) -> None:
    faults = faults_of(tmp_path, with_step(step, undo="automatic"))
    assert any("undo" in fault.hint for fault in faults)


def test_advice_alone_needs_neither_risk_nor_verification(tmp_path: Path) -> None:
    tree = with_step("{ask_human: Log in anew., why: x}").replace("        risk: destructive\n", "")
    begin = tree.index("        verify:\n")
    tree = tree[:begin] + tree[tree.index("        undo:") :]
    assert faults_of(tmp_path, tree) == ()
