"""Changes of files: what they become, where they are refused, and their way back."""

from __future__ import annotations

import pytest

from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.edit_line import EditLine
from assistant.model.actions.move_aside import MoveAside
from assistant.model.actions.repair_json import RepairJson
from assistant.model.actions.write_file import WriteFile
from assistant.model.errors import ActionError, RefusedError
from assistant.model.look import Ran
from assistant.steps import plan_action, plan_undo
from assistant.steps.plan.kind import Nothing, Plan
from tests.repair.fakes import FakeHost, status
from tests.steps.doing import do, take_back

CONFIG = "/etc/docker/daemon.json"
COPY = f"{CONFIG}.drydock-20260102T030405Z"


def test_planning_changes_nothing() -> None:
    host = FakeHost({CONFIG: "{}"})
    plan_action(EditJson(CONFIG, set={"debug": True}), host.host_now())
    assert host.files == {CONFIG: b"{}"}
    assert host.ran == []


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
    candidate = f"{CONFIG}.drydock-candidate"
    asked = ("dockerd", "--validate", f"--config-file={candidate}")
    host.replies[asked] = Ran(1, "", f"unable to configure the Docker daemon with file {candidate}: wrong")
    with pytest.raises(ActionError, match="would not start") as caught:
        do(EditJson(CONFIG, set={"debug": 1}), host)
    assert host.text(CONFIG) == "{}"
    assert candidate not in host.files
    assert candidate not in caught.value.context


def test_of_two_faults_in_a_daemon_json_one_is_mended_first() -> None:
    host = FakeHost({CONFIG: '{"a": 1, "b": 2}'})
    for path in (CONFIG, f"{CONFIG}.drydock-candidate"):
        host.replies["dockerd", "--validate", f"--config-file={path}"] = Ran(1, "", "unknown key b")
    do(EditJson(CONFIG, remove=("a",)), host)
    assert host.text(CONFIG) == '{"b": 2}'


def test_an_engine_that_cannot_validate_does_not_stand_in_the_way() -> None:
    host = FakeHost({CONFIG: "{}"})
    asked = ("dockerd", "--validate", f"--config-file={CONFIG}.drydock-candidate")
    host.replies[asked] = Ran(125, "", "unknown flag: --validate\nSee 'dockerd --help'.")
    do(EditJson(CONFIG, set={"debug": True}), host)
    assert b"debug" in host.files[CONFIG]


def test_dockerd_judges_the_file_together_with_the_flags_of_its_unit() -> None:
    host = FakeHost({CONFIG: "{}"})
    host.fact("service.exec_start", ("/usr/bin/dockerd -H fd:// --config-file /x.json",), "docker.service")
    do(EditJson(CONFIG, set={"debug": True}), host)
    assert host.ran == [("dockerd", "--validate", f"--config-file={CONFIG}.drydock-candidate", "-H", "fd://")]


def test_broken_json_is_mended_with_its_keys_kept() -> None:
    host = FakeHost({CONFIG: '{\n  "debug": true,\n}\n'})
    take_back(do(RepairJson(CONFIG), host), host)
    assert host.text(CONFIG) == '{\n  "debug": true,\n}\n'


def test_json_that_cannot_be_mended_without_guessing_is_refused() -> None:
    with pytest.raises(RefusedError, match="guessing"):
        plan_action(RepairJson(CONFIG), FakeHost({CONFIG: "this is not JSON at all"}).host_now())


@pytest.mark.parametrize(
    ("before", "action", "after"),
    [
        ("a\nb=1\n", EditLine("/etc/x", "b=", replace="b=2"), "a\nb=2\n"),
        ("b=1\na\nb=3\n", EditLine("/etc/x", "b=", replace="b=2"), "b=2\na\n"),
        ("a\n  b=1\n", EditLine("/etc/x", "b=", delete=True), "a\n"),
        ("a", EditLine("/etc/x", "b=", append="b=1"), "a\nb=1\n"),
        ("a\r\nb=1\r\n", EditLine("/etc/x", "b=", replace="b=2"), "a\r\nb=2\r\n"),
        (None, EditLine("/etc/x", "b=", append="b=1"), "b=1\n"),
    ],
)
def test_lines_are_replaced_deleted_or_added(before: str | None, action: EditLine, after: str) -> None:
    host = FakeHost({} if before is None else {"/etc/x": before})
    do(action, host)
    assert host.text("/etc/x") == after


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("b=1\n", EditLine("/etc/x", "b=", append="b=2")),
        ("b=1\n", EditLine("/etc/x", "c=", delete=True)),
        ("b=1\n", EditLine("/etc/x", "b=", replace="b=1")),
    ],
)
def test_lines_that_are_as_wanted_need_no_edit(text: str, action: EditLine) -> None:
    assert isinstance(plan_action(action, FakeHost({"/etc/x": text}).host_now()), Nothing)


def test_a_line_cannot_smuggle_in_a_second_one() -> None:
    with pytest.raises(RefusedError, match="one plain line"):
        plan_action(EditLine("/etc/x", "b=", append="b=1\nroot::0:0"), FakeHost({"/etc/x": "a\n"}).host_now())


def test_a_file_is_written_whole_and_taken_back() -> None:
    host = FakeHost()
    plan = do(WriteFile("/etc/docker/x.conf", "x\n"), host)
    assert host.text("/etc/docker/x.conf") == "x\n"
    assert isinstance(plan_action(WriteFile("/etc/docker/x.conf", "x\n"), host.host_now()), Nothing)
    take_back(plan, host)
    assert host.files == {}


@pytest.mark.parametrize(
    "path",
    [
        "/etc/../root/.ssh/authorized_keys",
        "etc/x",
        "/root/x",
        "/etc",
        "/etc/x/",
        "/usr/bin/docker",
        "/etc/x\n",
        "/dev/sda",
    ],
)
def test_files_elsewhere_are_not_written(path: str) -> None:
    with pytest.raises(RefusedError):
        plan_action(WriteFile(path, "x"), FakeHost().host_now())


def test_a_folder_that_links_elsewhere_is_followed_before_it_is_judged() -> None:
    host = FakeHost()
    host.others["/etc/docker"] = status("link", target="/srv/docker")
    with pytest.raises(RefusedError, match=r"/srv/docker/daemon\.json is not a place"):
        plan_action(EditJson(CONFIG, set={"debug": True}), host.host_now())


def test_the_link_of_var_run_is_followed() -> None:
    host = FakeHost()
    host.others["/var/run"] = status("link", target="../run")
    do(WriteFile("/var/run/x", "x"), host)
    assert host.text("/run/x") == "x"


def test_links_that_lead_round_in_a_circle_are_refused() -> None:
    host = FakeHost()
    host.others["/etc/a"] = status("link", target="/etc/a")
    with pytest.raises(RefusedError, match="too many links"):
        plan_action(WriteFile("/etc/a/x", "x"), host.host_now())


def test_a_file_that_a_service_writes_through_a_link_is_named_and_not_followed() -> None:
    host = FakeHost()
    host.others["/etc/resolv.conf"] = status("link", target="../run/systemd/resolve/stub-resolv.conf")
    with pytest.raises(RefusedError, match=r"stub-resolv\.conf: change it through the service"):
        plan_action(EditLine("/etc/resolv.conf", "nameserver", append="nameserver 10.0.0.1"), host.host_now())


def test_a_device_is_not_edited() -> None:
    host = FakeHost()
    host.others["/etc/x"] = status("char")
    with pytest.raises(RefusedError, match="a char, not a file"):
        plan_action(WriteFile("/etc/x", "x"), host.host_now())


def test_the_configuration_in_force_may_be_edited_wherever_it_is() -> None:
    host = FakeHost({"/opt/docker/daemon.json": "{}"}).fact("config.file", "/opt/docker/daemon.json")
    do(EditJson("/opt/docker/daemon.json", set={"debug": True}), host)
    assert "debug" in host.text("/opt/docker/daemon.json")


def test_the_files_that_tell_shells_about_docker_may_be_edited_and_no_others_at_home() -> None:
    host = FakeHost({"/home/tom/.bashrc": "export DOCKER_HOST=x\n", "/home/tom/.ssh/config": "a\n"})
    do(EditLine("/home/tom/.bashrc", "export DOCKER_HOST", delete=True), host)
    assert host.text("/home/tom/.bashrc") == ""
    with pytest.raises(RefusedError):
        plan_action(EditLine("/home/tom/.ssh/config", "a", delete=True), host.host_now())


def test_what_is_moved_aside_gets_its_name_back() -> None:
    host = FakeHost({"/run/docker.pid": "1"})
    plan = do(MoveAside("/run/docker.pid"), host)
    assert "/run/docker.pid" not in host.files
    take_back(plan, host)
    assert host.files == {"/run/docker.pid": b"1"}


def test_what_was_moved_aside_stays_when_its_name_is_taken() -> None:
    host = FakeHost({"/run/docker.pid": "1"})
    plan = do(MoveAside("/run/docker.pid"), host)
    host.files["/run/docker.pid"] = b"2"
    assert plan.record is not None
    with pytest.raises(RefusedError, match="exists again"):
        plan_undo(plan.record, host.host_now())


def test_the_data_of_a_running_dockerd_is_not_moved_away_from_under_it() -> None:
    host = FakeHost({"/var/lib/docker/network/files/local-kv.db": ""}).fact("daemon.process", True)
    with pytest.raises(RefusedError, match="dockerd runs"):
        plan_action(MoveAside("/var/lib/docker/network/files/local-kv.db"), host.host_now())


def test_nothing_to_move_aside_is_said() -> None:
    assert isinstance(plan_action(MoveAside("/run/docker.pid"), FakeHost().host_now()), Nothing)
