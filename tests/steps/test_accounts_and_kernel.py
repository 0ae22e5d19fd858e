"""Groups, users, kernel parameters, modules and device nodes."""

from __future__ import annotations

import pytest

from assistant.model.actions.add_user_to_group import AddUserToGroup
from assistant.model.actions.create_group import CreateGroup
from assistant.model.actions.load_module import LoadModule
from assistant.model.actions.make_device_node import MakeDeviceNode
from assistant.model.actions.set_sysctl import SetSysctl
from assistant.model.errors import RefusedError
from assistant.steps import plan_action, plan_undo
from assistant.steps.plan.kind import Nothing, Plan
from tests.repair.fakes import FakeHost, status
from tests.steps.doing import do, take_back

FORWARD = "/etc/sysctl.d/zz-drydock-net.ipv4.ip_forward.conf"


def shadow_host() -> FakeHost:
    """A host with the usual tools for accounts."""
    host = FakeHost()
    host.others["/usr/sbin/groupadd"] = status("file")
    return host


def test_a_group_is_created_and_removed_again() -> None:
    host = shadow_host().fact("group.exists", False, "docker")
    plan = do(CreateGroup("docker"), host)
    host.fact("group.exists", True, "docker")
    take_back(plan, host)
    assert host.ran == [("groupadd", "--system", "docker"), ("groupdel", "docker")]


def test_a_group_that_exists_is_not_created() -> None:
    assert isinstance(
        plan_action(CreateGroup("docker"), FakeHost().fact("group.exists", True, "docker").host_now()), Nothing
    )


def test_a_group_that_somebody_uses_by_now_stays() -> None:
    host = shadow_host()
    plan = do(CreateGroup("docker"), host)
    host.fact("group.exists", True, "docker").fact("group.members", ("tom",), "docker")
    assert plan.record is not None
    with pytest.raises(RefusedError, match="has members"):
        plan_undo(plan.record, host.host_now())


def test_a_user_keeps_the_other_groups_and_is_told_what_membership_means() -> None:
    host = shadow_host().fact("group.exists", True, "docker").fact("group.members", (), "docker")
    plan = do(AddUserToGroup("tom", "docker"), host)
    assert host.ran == [("usermod", "-aG", "docker", "tom")]
    assert "whatever root can" in plan.breaks[0]


def test_a_member_is_not_added() -> None:
    host = FakeHost().fact("group.members", ("tom",), "docker")
    assert isinstance(plan_action(AddUserToGroup("tom", "docker"), host.host_now()), Nothing)


@pytest.mark.parametrize("name", ["", "-G", "tom;reboot", "a b", "x" * 40, "tom\n"])
def test_what_is_not_a_name_never_reaches_usermod(name: str) -> None:
    with pytest.raises(RefusedError):
        plan_action(AddUserToGroup(name, "docker"), FakeHost().host_now())


def test_busybox_has_other_tools() -> None:
    host = FakeHost().fact("group.exists", False, "docker")
    do(CreateGroup("docker"), host)
    assert host.ran == [("addgroup", "-S", "docker")]


def test_a_kernel_parameter_is_set_now_and_for_good_and_taken_back() -> None:
    host = FakeHost().fact("kernel.sysctl", "0", "net.ipv4.ip_forward")
    plan = do(SetSysctl("net.ipv4.ip_forward", "1"), host)
    assert host.text(FORWARD) == "net.ipv4.ip_forward = 1\n"
    host.fact("kernel.sysctl", "1", "net.ipv4.ip_forward")
    take_back(plan, host)
    assert FORWARD not in host.files
    assert host.ran == [("sysctl", "-w", "net.ipv4.ip_forward=1"), ("sysctl", "-w", "net.ipv4.ip_forward=0")]


def test_a_parameter_that_is_so_now_and_at_boot_needs_nothing() -> None:
    host = FakeHost({FORWARD: "net.ipv4.ip_forward = 1\n"}).fact("kernel.sysctl", "1", "net.ipv4.ip_forward")
    assert isinstance(plan_action(SetSysctl("net.ipv4.ip_forward", "1"), host.host_now()), Nothing)


def test_a_contrary_line_that_wins_at_boot_is_told() -> None:
    host = FakeHost({"/etc/sysctl.conf": "# x\nnet.ipv4.ip_forward=0\n"})
    plan = plan_action(SetSysctl("net.ipv4.ip_forward", "1"), host.host_now())
    assert isinstance(plan, Plan)
    assert "/etc/sysctl.conf says net.ipv4.ip_forward = 0" in plan.breaks[0]


def test_a_parameter_that_the_kernel_lacks_is_refused() -> None:
    host = FakeHost().fact("kernel.sysctl", None, "net.bridge.bridge-nf-call-iptables")
    with pytest.raises(RefusedError, match="no parameter"):
        plan_action(SetSysctl("net.bridge.bridge-nf-call-iptables", "1"), host.host_now())


@pytest.mark.parametrize(("key", "value"), [("a", "1"), ("../x.y", "1"), ("a.b", ""), ("a.b", "1\n"), ("-w.x y", "1")])
def test_what_is_not_a_parameter_is_refused(key: str, value: str) -> None:
    with pytest.raises(RefusedError):
        plan_action(SetSysctl(key, value), FakeHost().host_now())


def test_a_module_is_loaded_now_and_at_boot_and_taken_back() -> None:
    host = FakeHost().fact("kernel.module", "available", "br_netfilter")
    plan = do(LoadModule("br_netfilter"), host)
    assert host.text("/etc/modules-load.d/drydock-br_netfilter.conf") == "br_netfilter\n"
    host.fact("kernel.module", "loaded", "br_netfilter")
    take_back(plan, host)
    assert host.files == {}
    assert host.ran == [("modprobe", "br_netfilter"), ("modprobe", "-r", "br_netfilter")]


def test_a_module_that_the_kernel_lacks_points_to_the_reboot() -> None:
    with pytest.raises(RefusedError) as caught:
        plan_action(LoadModule("loop"), FakeHost().fact("kernel.module", "missing", "loop").host_now())
    assert "reboot" in caught.value.hint


def test_a_module_built_in_needs_nothing() -> None:
    assert isinstance(
        plan_action(LoadModule("loop"), FakeHost().fact("kernel.module", "builtin", "loop").host_now()), Nothing
    )


def test_a_device_node_is_made_once_and_removed_again() -> None:
    host = FakeHost()
    action = MakeDeviceNode("/dev/loop8", "block", 7, "8")
    plan = do(action, host)
    assert isinstance(plan_action(action, host.host_now()), Nothing)
    take_back(plan, host)
    assert host.act.stat("/dev/loop8") is None


def test_a_node_is_not_made_over_something_else() -> None:
    host = FakeHost({"/dev/loop8": ""})
    with pytest.raises(RefusedError, match="a file stands"):
        plan_action(MakeDeviceNode("/dev/loop8", "block", 7, "8"), host.host_now())


@pytest.mark.parametrize(
    ("path", "minor"),
    [("/etc/x", "8"), ("/dev/../etc/x", "8"), ("/dev/loop8", "x"), ("/dev/loop8", "-1"), ("/dev/x", "²")],
)
def test_nodes_are_made_below_dev_with_plain_numbers(path: str, minor: str) -> None:
    with pytest.raises(RefusedError):
        plan_action(MakeDeviceNode(path, "block", 7, minor), FakeHost().host_now())
