"""Writing a file whole."""

from __future__ import annotations

from assistant.model.actions.write_file import WriteFile
from assistant.steps import plan_action
from assistant.steps.plan.kind import Nothing
from tests.repair.fakes import FakeHost
from tests.steps.doing import do, take_back


def test_a_file_is_written_whole_and_taken_back() -> None:
    host = FakeHost()
    plan = do(WriteFile("/etc/docker/x.conf", "x\n"), host)
    assert host.text("/etc/docker/x.conf") == "x\n"
    assert isinstance(plan_action(WriteFile("/etc/docker/x.conf", "x\n"), host.host_now()), Nothing)
    take_back(plan, host)
    assert host.files == {}
