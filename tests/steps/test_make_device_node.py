"""Making a device node."""

from __future__ import annotations

import pytest

from assistant.model.actions.make_device_node import MakeDeviceNode
from assistant.model.errors import RefusedError
from assistant.steps import plan_action
from assistant.steps.plan.kind import Nothing
from tests.repair.fakes import FakeHost
from tests.steps.doing import do, take_back


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
