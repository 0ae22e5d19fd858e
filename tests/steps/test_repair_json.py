"""Mending the syntax of a JSON file."""

from __future__ import annotations

import pytest

from assistant.model.actions.repair_json import RepairJson
from assistant.model.errors import RefusedError
from assistant.steps import plan_action
from tests.repair.fakes import FakeHost
from tests.steps.doing import CONFIG, do, take_back


def test_broken_json_is_mended_with_its_keys_kept() -> None:
    host = FakeHost({CONFIG: '{\n  "debug": true,\n}\n'})
    take_back(do(RepairJson(CONFIG), host), host)
    assert host.text(CONFIG) == '{\n  "debug": true,\n}\n'


def test_json_that_cannot_be_mended_without_guessing_is_refused() -> None:
    with pytest.raises(RefusedError, match="guessing"):
        plan_action(RepairJson(CONFIG), FakeHost({CONFIG: "this is not JSON at all"}).host_now())
