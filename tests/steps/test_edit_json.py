"""Changing keys of a JSON file, and dockerd's word on its own."""

from __future__ import annotations

import pytest

from assistant.model.actions.edit_json import EditJson
from assistant.model.errors import ActionError, ChangedError, RefusedError
from assistant.model.look import Ran
from assistant.steps import plan_action
from assistant.steps.plan.carry_out import carry_out
from assistant.steps.plan.kind import Nothing, Plan
from tests.repair.fakes import CANDIDATES, FakeHost
from tests.steps.doing import CONFIG, do


def test_planning_changes_nothing() -> None:
    host = FakeHost({CONFIG: "{}"})
    plan_action(EditJson(CONFIG, set={"debug": True}), host.host_now())
    assert host.files == {CONFIG: b"{}"}
    assert host.ran == []


def test_a_key_that_is_as_wanted_needs_no_edit() -> None:
    host = FakeHost({CONFIG: '{"debug": true}'})
    assert isinstance(plan_action(EditJson(CONFIG, set={"debug": True}), host.host_now()), Nothing)


def test_removing_keys_from_a_file_that_does_not_exist_needs_no_edit() -> None:
    assert isinstance(plan_action(EditJson(CONFIG, remove=("hosts",)), FakeHost().host_now()), Nothing)


def test_a_file_that_is_not_json_is_refused() -> None:
    with pytest.raises(RefusedError, match="not valid JSON"):
        plan_action(EditJson(CONFIG, set={"debug": True}), FakeHost({CONFIG: "{,}"}).host_now())


def test_dockerd_judges_a_daemon_json_before_it_is_put_in_place() -> None:
    host = FakeHost({CONFIG: "{}"})
    candidate = f"{CANDIDATES}daemon.json"
    asked = ("dockerd", "--validate", f"--config-file={candidate}")
    host.replies[asked] = Ran(1, "", f"unable to configure the Docker daemon with file {candidate}: wrong")
    with pytest.raises(ActionError, match="would not start") as caught:
        do(EditJson(CONFIG, set={"debug": 1}), host)
    assert host.text(CONFIG) == "{}"
    assert candidate not in host.files
    assert candidate not in caught.value.context


def test_of_two_faults_in_a_daemon_json_one_is_mended_first() -> None:
    host = FakeHost({CONFIG: '{"a": 1, "b": 2}'})
    for path in (CONFIG, f"{CANDIDATES}daemon.json"):
        host.replies["dockerd", "--validate", f"--config-file={path}"] = Ran(1, "", "unknown key b")
    do(EditJson(CONFIG, remove=("a",)), host)
    assert host.text(CONFIG) == '{"b": 2}'


def test_an_engine_that_cannot_validate_does_not_stand_in_the_way() -> None:
    host = FakeHost({CONFIG: "{}"})
    asked = ("dockerd", "--validate", f"--config-file={CANDIDATES}daemon.json")
    host.replies[asked] = Ran(125, "", "unknown flag: --validate\nSee 'dockerd --help'.")
    do(EditJson(CONFIG, set={"debug": True}), host)
    assert b"debug" in host.files[CONFIG]


def test_dockerd_judges_the_file_together_with_the_flags_of_its_unit() -> None:
    host = FakeHost({CONFIG: "{}"})
    host.fact("service.exec_start", ("/usr/bin/dockerd -H fd:// --config-file /x.json",), "docker.service")
    do(EditJson(CONFIG, set={"debug": True}), host)
    assert host.ran == [("dockerd", "--validate", f"--config-file={CANDIDATES}daemon.json", "-H", "fd://")]


def test_a_file_that_changes_before_the_rename_is_left_as_it_is_then() -> None:
    host = FakeHost({CONFIG: "{}"})

    def meanwhile() -> None:
        host.files[CONFIG] = b'{"mine": 1}'

    host.before_change = meanwhile
    with pytest.raises(ChangedError):
        do(EditJson(CONFIG, set={"debug": True}), host)
    assert host.files == {CONFIG: b'{"mine": 1}'}


def test_what_a_run_that_was_killed_has_left_is_said() -> None:
    host = FakeHost({CONFIG: "{}"})
    host.left_over = ("/run/drydock/candidate-7-daemon.json",)
    plan = plan_action(EditJson(CONFIG, set={"debug": True}), host.host_now())
    assert isinstance(plan, Plan)
    assert "removed what a run that was killed had left: /run/drydock/candidate-7-daemon.json" in carry_out(
        plan.parts, host.act
    )
