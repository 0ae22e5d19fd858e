"""Setting a kernel parameter."""

from __future__ import annotations

import pytest

from assistant.model.actions.set_sysctl import SetSysctl
from assistant.model.errors import RefusedError
from assistant.steps import plan_action
from assistant.steps.plan.kind import Nothing, Plan
from tests.repair.fakes import FakeHost
from tests.steps.doing import FORWARD, do, take_back


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
