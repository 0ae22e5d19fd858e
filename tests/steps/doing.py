"""Doing an action on a host in memory, and taking it back."""

from __future__ import annotations

from assistant.model.action import Action
from assistant.steps import plan_action, plan_undo
from assistant.steps.plan.carry_out import carry_out
from assistant.steps.plan.kind import Plan
from tests.repair.fakes import FakeHost, status

CONFIG = "/etc/docker/daemon.json"
COPY = f"{CONFIG}.drydock-20260102T030405Z"
FORWARD = "/etc/sysctl.d/zz-drydock-net.ipv4.ip_forward.conf"


def do(action: Action, host: FakeHost) -> Plan:
    """Plan and do an action that is needed."""
    plan = plan_action(action, host.host_now())
    assert isinstance(plan, Plan), plan
    carry_out(plan.parts, host.act)
    return plan


def take_back(plan: Plan, host: FakeHost) -> None:
    """Undo what was done."""
    assert plan.record is not None
    back = plan_undo(plan.record, host.host_now())
    assert isinstance(back, Plan), back
    carry_out(back.parts, host.act)


def shadow_host() -> FakeHost:
    """A host with the usual tools for accounts."""
    host = FakeHost()
    host.others["/usr/sbin/groupadd"] = status("file")
    return host
