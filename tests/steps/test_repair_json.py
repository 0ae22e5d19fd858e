"""Mending the syntax of a JSON file."""

from __future__ import annotations

import pytest

from assistant.model.actions.repair_json import RepairJson
from assistant.model.errors import RefusedError
from assistant.steps import plan_action
from assistant.steps.plan.kind import Plan
from tests.repair.fakes import FakeHost
from tests.steps.dockerd_host import dockerd_host
from tests.steps.doing import CONFIG, do, take_back


def test_broken_json_is_mended_with_its_keys_kept() -> None:
    host = FakeHost({CONFIG: '{\n  "debug": true,\n}\n'})
    take_back(do(RepairJson(CONFIG), host), host)
    assert host.text(CONFIG) == '{\n  "debug": true,\n}\n'


def test_json_that_cannot_be_mended_without_guessing_is_refused() -> None:
    with pytest.raises(RefusedError, match="guessing"):
        plan_action(RepairJson(CONFIG), FakeHost({CONFIG: "this is not JSON at all"}).host_now())


def test_a_file_that_is_broken_is_no_reason_to_doubt_the_command_line() -> None:
    host = dockerd_host('{\n  "debug": true,\n}\n').fact("config.file", CONFIG)
    plan = plan_action(RepairJson(CONFIG), host.host_now())
    assert isinstance(plan, Plan)
    assert plan.breaks == ()
