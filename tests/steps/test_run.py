"""Running a command."""

from __future__ import annotations

import pytest

from assistant.model.actions.run import RunCommand
from assistant.model.errors import ActionError, RefusedError
from assistant.model.look import Ran
from assistant.steps import plan_action, plan_undo
from assistant.steps.plan.kind import Plan
from tests.repair.fakes import FakeHost
from tests.steps.doing import do, take_back


def test_a_command_is_run_and_taken_back_by_the_one_that_its_author_gave() -> None:
    host = FakeHost()
    plan = do(RunCommand(("ip", "link", "set", "docker0", "up"), undo=("ip", "link", "set", "docker0", "down")), host)
    take_back(plan, host)
    assert host.ran == [("ip", "link", "set", "docker0", "up"), ("ip", "link", "set", "docker0", "down")]


def test_a_command_without_a_way_back_says_so_before_it_is_run() -> None:
    plan = plan_action(RunCommand(("sync",)), FakeHost().host_now())
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
