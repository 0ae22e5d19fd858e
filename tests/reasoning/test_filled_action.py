"""Actions are filled strictly to be done, leniently to be shown."""

from __future__ import annotations

import pytest

from assistant.model.actions.add_user_to_group import AddUserToGroup
from assistant.model.actions.ask_human import AskHuman
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.edit_line import EditLine
from assistant.model.actions.make_directory import MakeDirectory
from assistant.model.actions.remove_objects import RemoveObjects
from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service
from assistant.model.actions.set_sysctl import SetSysctl
from assistant.model.actions.wait_for import WaitFor
from assistant.model.fact import Fact, FactKey, Known, Value
from assistant.reasoning.filled_action import fill_action, show_action
from assistant.reasoning.values import Missing, Values


def facts(**values: Value) -> dict[FactKey, Fact]:
    keys = {name: FactKey(name.replace("__", ".")) for name in values}
    return {keys[name]: Fact(keys[name], Known(value)) for name, value in values.items()}


def test_command_is_filled_element_by_element() -> None:
    action = RunCommand(("docker", "start", "{container}"), undo=("docker", "stop", "{container}"))
    assert fill_action(action, Values({"container": "web"})) == RunCommand(
        ("docker", "start", "web"), undo=("docker", "stop", "web")
    )


@pytest.mark.parametrize("value", ["a; rm -rf / $(reboot)", "a b", "--force", "x\ny", "", "../x"])
def test_a_command_takes_only_what_its_place_takes(value: str) -> None:
    assert isinstance(fill_action(RunCommand(("docker", "pull", "{image}")), Values({"image": value})), Missing)


@pytest.mark.parametrize("value", ["{a.b}", "{daemon.pid}", "x{y", "x}y"])
def test_a_value_that_looks_like_a_template_is_never_taken_for_one(value: str) -> None:
    values = Values({"container": value, "key": value, "path": value, "registry": value})
    actions = (
        RunCommand(("docker", "start", "{container}")),
        SetSysctl("net.ipv4.conf.{key}.forwarding", "1"),
        MakeDirectory("/srv/{path}"),
        EditJson("/etc/docker/daemon.json", append={"insecure-registries": ("{registry}",)}),
        Service("start", ("{container}",)),
    )
    assert [each for each in actions if not isinstance(fill_action(each, values), Missing)] == []


def test_value_cannot_become_an_option() -> None:
    action = RunCommand(("docker", "stop", "{container}"))
    assert isinstance(fill_action(action, Values({"container": "--force"})), Missing)
    named = AddUserToGroup("{user}", "docker")
    assert isinstance(fill_action(named, Values({"user": "-r"})), Missing)


@pytest.mark.parametrize(
    "registry",
    ["registry-1.docker.io", "ghcr.io", "8.8.8.8:5000", "127.0.0.1:5000", "169.254.169.254", "0.0.0.0/0", "*"],
)
def test_no_value_makes_a_registry_trusted_that_must_not_be(registry: str) -> None:
    action = EditJson("/etc/docker/daemon.json", append={"insecure-registries": ("{registry}",)})
    assert isinstance(fill_action(action, Values({"registry": registry})), Missing)
    assert not isinstance(fill_action(action, Values({"registry": "10.77.0.9:5000"})), Missing)


@pytest.mark.parametrize("server", ["127.0.0.53", "169.254.1.1", "0.0.0.0", "224.0.0.1", "::1", "dns.example.com"])
def test_no_value_becomes_a_dns_server_that_is_none(server: str) -> None:
    action = EditLine("/etc/resolv.conf", "nameserver", append="nameserver {server}")
    assert isinstance(fill_action(action, Values({"server": server})), Missing)
    assert not isinstance(fill_action(action, Values({"server": "10.0.0.2"})), Missing)


@pytest.mark.parametrize(
    "path",
    ["/etc/nologin", "/root/.ssh/authorized_keys", "/home/a/.ssh", "/", "/usr/x", "/srv/../etc", "srv", "/proc/x"],
)
def test_no_value_makes_a_folder_where_no_data_belongs(path: str) -> None:
    assert isinstance(fill_action(MakeDirectory("{path}"), Values({"path": path})), Missing)
    assert not isinstance(fill_action(MakeDirectory("{path}"), Values({"path": "/srv/a b"})), Missing)


def test_value_with_control_characters_is_not_put_into_a_file() -> None:
    action = EditLine("/etc/hosts", "10.0.0.1", append="10.0.0.1 {host}")
    assert isinstance(fill_action(action, Values({"host": "a\n0.0.0.0 evil"})), Missing)


def test_program_is_never_taken_from_outside() -> None:
    assert isinstance(fill_action(RunCommand(("{program}", "-v")), Values({"program": "reboot"})), Missing)


def test_list_that_stands_alone_becomes_several_names() -> None:
    action = RemoveObjects("container", ("{disk.stopped_containers}",))
    assert fill_action(action, Values({}, facts(disk__stopped_containers=("a", "b")))) == RemoveObjects(
        "container", ("a", "b")
    )


def test_empty_list_is_missing_so_that_nothing_means_everything() -> None:
    action = RemoveObjects("container", ("{disk.stopped_containers}",))
    assert isinstance(fill_action(action, Values({}, facts(disk__stopped_containers=()))), Missing)


def test_json_values_keep_their_types() -> None:
    action = EditJson("{config.file}", set={"mtu": "{interface.mtu}", "dns": "{dns.nameservers}", "n": [1, "{host}"]})
    values = Values({"host": "h"}, facts(config__file="/d.json", interface__mtu=1400, dns__nameservers=("9.9.9.9",)))
    assert fill_action(action, values) == EditJson("/d.json", set={"mtu": 1400, "dns": ["9.9.9.9"], "n": [1, "h"]})


def test_operand_of_a_wait_keeps_its_type() -> None:
    assert fill_action(WaitFor("daemon.reachable", True), Values()) == WaitFor("daemon.reachable", True)


def test_text_for_the_human_is_one_line_a_value_with_units() -> None:
    action = AskHuman("Free {disk.logs_bytes} of logs of {container}")
    filled = fill_action(action, Values({"container": "a\x1bb"}, facts(disk__logs_bytes=2_000_000)))
    assert filled == AskHuman("Free 2 MB of logs of a�b")


def test_action_with_a_missing_value_is_missing() -> None:
    assert isinstance(fill_action(Service("restart", ("{unit}",)), Values()), Missing)


def test_shown_action_keeps_what_is_missing_as_written() -> None:
    shown = show_action(
        RunCommand(("docker", "exec", "{container}", "{image.shells:{image}}")), Values({"container": "w"})
    )
    assert shown == RunCommand(("docker", "exec", "w", "{image.shells:{image}}"))
