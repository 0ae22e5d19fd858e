"""Running a command."""

from __future__ import annotations

import pytest

from assistant.model.actions.run import RunCommand
from assistant.model.errors import ActionError, RefusedError
from assistant.model.fact import Value
from assistant.model.look import Ran
from assistant.steps import plan_action, plan_undo
from assistant.steps.plan.kind import Nothing, Plan, Record
from tests.repair.fakes import FakeHost, status
from tests.steps.doing import do, take_back


def test_a_command_is_run_and_taken_back_by_the_one_that_its_author_gave() -> None:
    host = FakeHost()
    plan = do(RunCommand(("ip", "link", "set", "docker0", "up"), undo=("ip", "link", "set", "docker0", "down")), host)
    take_back(plan, host)
    assert host.ran == [("ip", "link", "set", "docker0", "up"), ("ip", "link", "set", "docker0", "down")]


def test_a_command_without_a_way_back_says_so_before_it_is_run() -> None:
    plan = plan_action(RunCommand(("docker", "restart", "web")), FakeHost().host_now())
    assert isinstance(plan, Plan)
    assert (plan.record, plan.undo) == (None, "")


def test_the_host_does_not_tell_afterwards_whether_a_command_was_run() -> None:
    plan = plan_action(RunCommand(("sync",)), FakeHost().host_now())
    assert isinstance(plan, Plan)
    assert not plan.tells


def test_a_command_that_fails_is_an_error_with_what_it_printed() -> None:
    host = FakeHost()
    host.replies["sync",] = Ran(3, "", "no such disk")
    with pytest.raises(ActionError, match="exit code 3") as caught:
        do(RunCommand(("sync",)), host)
    assert caught.value.context == "no such disk"


@pytest.mark.parametrize("argv", [(), ("",), ("echo", "a\x1b[2Jb"), ("echo", "\u202ex"), ("echo", "a\nb")])
def test_what_cannot_be_seen_is_not_run(argv: tuple[str, ...]) -> None:
    with pytest.raises(RefusedError):
        plan_action(RunCommand(argv), FakeHost().host_now())


def test_a_record_without_a_command_is_not_acted_upon() -> None:
    with pytest.raises(RefusedError):
        plan_undo({"kind": "run", "argv": "rm", "root": True, "timeout_s": 1.0}, FakeHost().host_now())


SHOWN_ALREADY = [
    ("docker start web", "container.state", "web", "running"),
    ("docker container start web", "container.state", "web", "running"),
    ("docker stop web", "container.state", "web", "exited"),
    ("docker stop -t 5 web", "container.state", "web", "created"),
    ("docker pause web", "container.state", "web", "paused"),
    ("docker unpause web", "container.state", "web", "running"),
    ("docker update --restart unless-stopped web", "container.restart_policy", "web", "unless-stopped"),
    ("docker context use default", "daemon.context", None, "default"),
    ("docker network create --driver bridge backend", "network.exists", "backend", True),
    ("systemctl unmask docker.socket", "service.load_state", "docker.socket", "loaded"),
    ("systemctl start docker.service", "service.active_state", "docker.service", "active"),
    ("systemctl disable docker.service", "service.enabled", "docker.service", "disabled"),
    ("ip link set docker0 up", "interface.up", "docker0", True),
    ("/sbin/sysctl -w net.ipv4.ip_forward=1", "kernel.sysctl", "net.ipv4.ip_forward", "1"),
    ("chgrp docker /run/docker.sock", "daemon.socket_group", None, "docker"),
    ("swapoff -a", "kernel.swap_total_bytes", None, 0),
]


@pytest.mark.parametrize(("line", "fact", "of", "value"), SHOWN_ALREADY, ids=[each[0] for each in SHOWN_ALREADY])
def test_what_the_host_shows_already_is_not_run_so_that_undo_does_not_take_back_what_others_did(
    line: str, fact: str, of: str | None, value: Value
) -> None:
    host = FakeHost().fact(fact, value, of)
    assert isinstance(plan_action(RunCommand(tuple(line.split())), host.host_now()), Nothing)


@pytest.mark.parametrize(("line", "fact", "of"), [each[:3] for each in SHOWN_ALREADY])
def test_a_command_is_run_where_the_host_does_not_tell_what_it_has(line: str, fact: str, of: str | None) -> None:
    assert isinstance(plan_action(RunCommand(tuple(line.split())), FakeHost().host_now()), Plan)


def test_of_several_things_all_have_to_be_so() -> None:
    host = FakeHost().fact("container.state", "running", "web").fact("container.state", "exited", "db")
    assert isinstance(plan_action(RunCommand(("docker", "start", "web", "db")), host.host_now()), Plan)


def test_a_way_back_has_nothing_to_do_where_what_was_made_is_gone() -> None:
    record: Record = {"kind": "run", "argv": ["docker", "network", "rm", "backend"], "root": False, "timeout_s": 9.0}
    host = FakeHost().fact("network.exists", False, "backend")
    assert isinstance(plan_undo(record, host.host_now()), Nothing)


RENAME = RunCommand(("docker", "rename", "web", "web-old"))


def test_a_container_gets_no_name_that_another_has_and_none_that_it_has_already() -> None:
    host = FakeHost().fact("container.exists", True, "web-old").fact("container.exists", True, "web")
    with pytest.raises(RefusedError, match="another container is called web-old"):
        plan_action(RENAME, host.host_now())
    assert isinstance(plan_action(RENAME, host.fact("container.exists", False, "web").host_now()), Nothing)
    assert isinstance(plan_action(RENAME, host.fact("container.exists", False, "web-old").host_now()), Plan)


RESOLV, STUB = "/etc/resolv.conf", "/run/systemd/resolve/stub-resolv.conf"
LINK = RunCommand(("ln", "-s", STUB, RESOLV), undo=("rm", RESOLV))
UNLINK: Record = {"kind": "run", "argv": ["rm", RESOLV], "root": True, "timeout_s": 9.0}


def test_a_link_that_is_there_is_not_made_again_and_so_not_removed() -> None:
    host = FakeHost()
    host.others[RESOLV] = status("link", target=STUB)
    assert isinstance(plan_action(LINK, host.host_now()), Nothing)


def test_a_link_is_not_made_where_a_file_stands_and_its_way_back_removes_no_file() -> None:
    host = FakeHost({RESOLV: "nameserver 10.0.0.1\n"})
    with pytest.raises(RefusedError) as made:
        plan_action(LINK, host.host_now())
    with pytest.raises(RefusedError) as removed:
        plan_undo(UNLINK, host.host_now())
    assert (made.value.reference, removed.value.reference) == ("path-taken", "path-taken")


def test_an_alternative_that_is_chosen_already_is_left_as_it_is() -> None:
    host = FakeHost()
    host.others["/etc/alternatives/iptables"] = status("link", target="/usr/sbin/iptables-legacy")
    chosen = RunCommand(("update-alternatives", "--set", "iptables", "/usr/sbin/iptables-legacy"))
    assert isinstance(plan_action(chosen, host.host_now()), Nothing)
    host.others["/etc/alternatives/iptables"] = status("link", target="/usr/sbin/iptables-nft")
    assert isinstance(plan_action(chosen, host.host_now()), Plan)
