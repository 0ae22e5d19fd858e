"""Doing an action on a host in memory, and taking it back."""

from __future__ import annotations

from assistant.model.action import Action
from assistant.steps import plan_action, plan_undo
from assistant.steps.plan.carry_out import carry_out
from assistant.steps.plan.kind import Plan
from tests.repair.fakes import FakeHost


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
