"""What somebody set on purpose is shown before it no longer counts."""

from __future__ import annotations

import pytest

from assistant.model.actions.set_sysctl import SetSysctl
from assistant.model.risk import Affects, Aspect
from assistant.steps import plan_action
from assistant.steps.plan.kind import Plan
from tests.repair.fakes import FakeHost

FORWARD = SetSysctl("net.ipv4.ip_forward", "1")
MAPS = SetSysctl("vm.max_map_count", "262144")


def affects_of(action: SetSysctl, host: FakeHost) -> Affects:
    plan = plan_action(action, host.host_now())
    assert isinstance(plan, Plan)
    return action.affects if plan.affects is None else plan.affects


def test_a_file_that_sets_another_value_is_named_with_it() -> None:
    host = FakeHost({"/etc/sysctl.d/10-hardening.conf": "# we do not route\nnet.ipv4.ip_forward = 0\n"})
    said = affects_of(FORWARD, host)[Aspect.REACH]
    assert "/etc/sysctl.d/10-hardening.conf sets net.ipv4.ip_forward to 0" in said


def test_a_limit_that_nobody_set_may_be_raised_and_one_that_somebody_set_is_asked_about() -> None:
    assert affects_of(MAPS, FakeHost({"/etc/sysctl.conf": "vm.swappiness=1\n"})) == {}
    assert affects_of(MAPS, FakeHost({"/etc/sysctl.conf": "vm.max_map_count=262144\n"})) == {}
    assert list(affects_of(MAPS, FakeHost({"/etc/sysctl.conf": "vm.max_map_count = 65530\n"}))) == [Aspect.SECURITY]


def test_a_file_of_drydock_s_own_is_nobody_s_purpose() -> None:
    host = FakeHost({"/etc/sysctl.d/zz-drydock-vm.max_map_count.conf": "vm.max_map_count = 65530\n"})
    assert affects_of(MAPS, host) == {}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("/run/sysctl.d/50-x.conf", "net.ipv4.ip_forward=0"),
        ("/usr/local/lib/sysctl.d/9.conf", "-net/ipv4/ip_forward = 0"),
        ("/etc/sysctl.d/x.conf", "net.ipv4.conf.all.forwarding = 0"),
        ("/etc/sysctl.d/x.conf", "net.ipv4.conf.*.forwarding = 0"),
    ],
)
def test_it_is_seen_wherever_and_however_an_administrator_writes_it(path: str, line: str) -> None:
    assert path in affects_of(FORWARD, FakeHost({path: f"{line}\n"}))[Aspect.REACH]


def test_dots_in_the_name_of_an_interface_are_no_separators() -> None:
    host = FakeHost({"/etc/sysctl.d/x.conf": "net/ipv4/conf/eth0.100/forwarding = 0\n"})
    said = affects_of(SetSysctl("net.ipv4.conf.eth0/100.forwarding", "1"), host)
    assert "/etc/sysctl.d/x.conf" in said[Aspect.REACH]
