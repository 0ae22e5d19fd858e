"""The way back of a command does the opposite to the same things, and nothing else."""

from __future__ import annotations

import pytest

from assistant.model.actions.run import RunCommand
from assistant.model.commands.inverse import takes_back
from assistant.model.errors import RefusedError
from assistant.steps import plan_undo
from assistant.wiring import Wiring
from tests.repair.fakes import FakeHost


@pytest.mark.parametrize(
    ("argv", "undo"),
    [
        ("sync", "docker rm -f prod"), ("docker start x", "docker stop y"), ("docker start x", "docker rm -f x"),
        ("docker start x", "docker stop x y"), ("docker unpause x", "docker pause prod"), ("sync", "kill -KILL 4711"),
        ("docker rename a b", "docker rename c d"), ("systemctl daemon-reload", "systemctl mask docker"),
        ("docker update --restart no x", "docker update --memory 1m x"), ("docker pull x", "docker rmi x"),
        ("timedatectl set-ntp true", "ip link set eth0 down"), ("sync", "chgrp users /run/docker.sock"),
        ("systemctl unmask docker.service", "systemctl mask ssh.service"),
    ],
)  # fmt: skip
def test_no_undo_does_anything_else(argv: str, undo: str) -> None:
    action = RunCommand(tuple(argv.split()), tuple(undo.split()))
    assert any("does not undo exactly" in said for said in action.wrongs())


def test_each_undo_of_the_knowledge_takes_its_command_back() -> None:
    causes = Wiring().knowledge.causes.values()
    actions = [step.action for cause in causes for fix in cause.fixes for step in fix.steps]
    commands = [each for each in actions if isinstance(each, RunCommand) and each.undo]
    assert commands
    assert [each for each in commands if not takes_back(each.argv, each.undo)] == []


@pytest.mark.parametrize("argv", ["bash -c id", "docker run -v /:/host x", "systemctl start debug-shell", "/tmp/x"])
def test_a_record_of_a_command_that_no_step_runs_is_not_used(argv: str) -> None:
    record: dict[str, object] = {"kind": "run", "argv": argv.split(), "root": True, "timeout_s": 1.0}
    with pytest.raises(RefusedError):
        plan_undo(record, FakeHost().host_now())
