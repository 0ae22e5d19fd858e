"""Creating a group."""

from __future__ import annotations

import pytest

from assistant.model.actions.create_group import CreateGroup
from assistant.model.errors import RefusedError
from assistant.steps import plan_action, plan_undo
from assistant.steps.plan.kind import Nothing
from tests.repair.fakes import FakeHost
from tests.steps.doing import do, shadow_host, take_back


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


def test_busybox_has_other_tools() -> None:
    host = FakeHost().fact("group.exists", False, "docker")
    do(CreateGroup("docker"), host)
    assert host.ran == [("addgroup", "-S", "docker")]
