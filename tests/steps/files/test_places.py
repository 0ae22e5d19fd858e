"""Where files may be changed, and where they may not."""

from __future__ import annotations

import msgspec
import pytest

from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.edit_line import EditLine
from assistant.model.actions.write_file import WriteFile
from assistant.model.errors import RefusedError
from assistant.steps import plan_action
from assistant.steps.files.places import edited_file
from tests.repair.fakes import FakeHost, status
from tests.steps.doing import CONFIG, do, take_back


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


@pytest.mark.parametrize("target", ["../settings/daemon.json", "/etc/settings/daemon.json", "other.json"])
def test_of_a_link_the_target_is_edited_and_the_link_stays(target: str) -> None:
    real = "/etc/docker/other.json" if target == "other.json" else "/etc/settings/daemon.json"
    host = FakeHost({real: "{}"})
    host.others[CONFIG] = status("link", target=target)
    plan = do(EditJson(CONFIG, set={"debug": True}), host)
    assert "debug" in host.text(real)
    assert host.others[CONFIG].target == target
    take_back(plan, host)
    assert host.files == {real: b"{}"}


@pytest.mark.parametrize(
    "target",
    ["/srv/daemon.json", "/etc/sudoers.d/x", "/etc/not-there.json", "/etc/hers.json", "daemon.json", ".."],
)
def test_a_link_that_leads_to_somebody_else_elsewhere_nowhere_or_to_itself_is_refused(target: str) -> None:
    host = FakeHost(dict.fromkeys(("/srv/daemon.json", "/etc/sudoers.d/x", "/home/eve/x"), "{}"))
    host.others["/etc/hers.json"] = msgspec.structs.replace(status("file"), uid=1001)
    host.others[CONFIG] = status("link", target=target)
    with pytest.raises(RefusedError):
        plan_action(EditJson(CONFIG, set={"debug": True}), host.host_now())


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


def test_root_changes_nothing_in_a_folder_that_another_user_can_turn_into_a_link() -> None:
    for path in ("/run/user/1000/docker.json", "/run/user/1000/systemd/x", "//run/./user/1000/x"):
        with pytest.raises(RefusedError, match="directory of another user"):
            edited_file(path, FakeHost().host_now())
    own = FakeHost(identity="tom@lab")
    assert edited_file("/run/user/1000/docker.json", own.host_now()) == "/run/user/1000/docker.json"
