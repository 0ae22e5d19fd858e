"""The change of one file: its backup, its diff, and its way back."""

from __future__ import annotations

import pytest

from assistant.model.actions.edit_json import EditJson
from assistant.model.errors import RefusedError
from assistant.steps import plan_action, plan_undo
from assistant.steps.plan.kind import Nothing, Plan
from tests.repair.fakes import FakeHost
from tests.steps.doing import CONFIG, COPY, do, take_back


def test_an_edited_json_file_has_a_backup_and_a_diff() -> None:
    host = FakeHost({CONFIG: '{\n    "debug": true\n}\n'})
    plan = do(EditJson(CONFIG, set={"debug": False}), host)
    assert host.text(CONFIG) == '{\n    "debug": false\n}\n'
    assert host.text(COPY) == '{\n    "debug": true\n}\n'
    assert '-    "debug": true' in plan.diff
    assert '+    "debug": false' in plan.diff


def test_undo_puts_the_file_back_and_leaves_no_backup() -> None:
    host = FakeHost({CONFIG: '{"debug": true}'})
    take_back(do(EditJson(CONFIG, remove=("debug",)), host), host)
    assert host.files == {CONFIG: b'{"debug": true}'}


def test_undo_removes_a_file_that_did_not_exist_before() -> None:
    host = FakeHost()
    take_back(do(EditJson(CONFIG, set={"debug": True}), host), host)
    assert host.files == {}


def test_undo_leaves_a_file_alone_that_somebody_changed_since() -> None:
    host = FakeHost({CONFIG: "{}"})
    plan = do(EditJson(CONFIG, set={"debug": True}), host)
    host.files[CONFIG] = b'{"debug": true, "mine": 1}'
    assert plan.record is not None
    with pytest.raises(RefusedError, match="changed since Drydock wrote it"):
        plan_undo(plan.record, host.host_now())


def test_undo_refuses_without_the_whole_backup() -> None:
    host = FakeHost({CONFIG: "{}"})
    plan = do(EditJson(CONFIG, set={"debug": True}), host)
    host.files[COPY] = b"something else"
    assert plan.record is not None
    with pytest.raises(RefusedError, match="backup"):
        plan_undo(plan.record, host.host_now())


def test_undo_of_an_edit_that_never_happened_has_nothing_to_do() -> None:
    host = FakeHost({CONFIG: "{}"})
    plan = plan_action(EditJson(CONFIG, set={"debug": True}), host.host_now())
    assert isinstance(plan, Plan)
    assert plan.record is not None
    assert isinstance(plan_undo(plan.record, host.host_now()), Nothing)


def test_undo_removes_the_backup_of_an_edit_that_was_cut_off_behind_it() -> None:
    host = FakeHost({CONFIG: "{}"})
    plan = plan_action(EditJson(CONFIG, set={"debug": True}), host.host_now())
    assert isinstance(plan, Plan)
    host.files[COPY] = host.files[CONFIG]
    take_back(plan, host)
    assert host.files == {CONFIG: b"{}"}


def test_a_backup_that_holds_something_else_is_left_where_nothing_is_to_be_restored() -> None:
    host = FakeHost({CONFIG: "{}", COPY: "somebody's own"})
    plan = plan_action(EditJson(CONFIG, set={"debug": True}), host.host_now())
    assert isinstance(plan, Plan)
    assert plan.record is not None
    left = {**plan.record, "backup": COPY}
    assert isinstance(plan_undo(left, host.host_now()), Nothing)
    assert host.text(COPY) == "somebody's own"
