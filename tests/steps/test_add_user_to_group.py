"""Adding a user to a group."""

from __future__ import annotations

import pytest

from assistant.model.actions.add_user_to_group import AddUserToGroup
from assistant.model.errors import RefusedError
from assistant.steps import plan_action
from assistant.steps.plan.kind import Nothing
from tests.repair.fakes import FakeHost
from tests.steps.doing import do, shadow_host


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
