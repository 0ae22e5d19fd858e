"""What a change of dockerd's options affects: the file and the command line seen together, with the real places."""

from __future__ import annotations

import pytest

from assistant.model.action import Action
from assistant.model.actions.edit_json import EditJson
from assistant.model.actions.move_aside import MoveAside
from assistant.model.actions.remove_flag import RemoveFlag
from assistant.model.actions.write_file import WriteFile
from assistant.model.look import Ran
from assistant.model.risk import Affects, Aspect
from assistant.steps import plan_action
from assistant.steps.plan.kind import Plan
from tests.repair.fakes import FakeHost
from tests.steps.dockerd_host import UNIT, dockerd_host
from tests.steps.doing import CONFIG

CAT = ("systemctl", "cat", "--no-pager", "docker.service")


def holding(host: FakeHost, path: str, containers: int, images: int, volumes: int, *drivers: str) -> FakeHost:
    """Say what lies in a data-root."""
    for name, count in (("containers", containers), ("images", images), ("volumes", volumes)):
        host.fact(f"disk.held_{name}", count, path)
    return host.fact("disk.held_drivers", drivers or None, path)


def affects_of(action: Action, host: FakeHost) -> Affects:
    """What planning an action says that it affects."""
    host.fact("config.file", CONFIG)
    host.replies[CAT] = Ran(0, host.text(UNIT))
    plan = plan_action(action, host.host_now())
    assert isinstance(plan, Plan)
    return action.affects if plan.affects is None else plan.affects


def test_dropping_the_flag_of_two_data_roots_names_both_places_and_what_is_in_each() -> None:
    host = dockerd_host('{"data-root": "/srv/new"}', "/usr/bin/dockerd --data-root=/srv/old -H fd://")
    holding(holding(host, "/srv/old", 12, 1, 4), "/srv/new", 0, 0, 0)
    said = affects_of(RemoveFlag("data-root"), host)[Aspect.DATA]
    assert "/srv/old (12 containers, 1 image, 4 volumes)" in said
    assert "/srv/new (nothing of Docker's is there)" in said


@pytest.mark.parametrize("flag", ["--data-root=/srv/docker", "--graph /srv/docker", "-g /srv/docker"])
def test_of_two_that_agree_either_may_go(flag: str) -> None:
    host = dockerd_host('{"data-root": "/srv/docker"}', f"/usr/bin/dockerd {flag} -H fd://")
    assert affects_of(RemoveFlag("data-root"), holding(host, "/srv/docker", 1, 1, 1)) == {}


@pytest.mark.parametrize(
    ("config", "action"),
    [
        ('{"data-root": "/srv/docker"}', EditJson(CONFIG, remove=("data-root",))),
        ('{"graph": "/srv/docker"}', EditJson(CONFIG, remove=("graph",))),
        ('{"data-root": "/srv/docker"}', EditJson(CONFIG, set={"data-root": "/elsewhere"})),
        ('{"data-root": "/srv/docker"}', MoveAside(CONFIG)),
        ('{"data-root": "/srv/docker"}', WriteFile(CONFIG, "{}\n")),
    ],
)
def test_however_the_data_root_goes_it_is_said(config: str, action: Action) -> None:
    said = affects_of(action, holding(dockerd_host(config), "/srv/docker", 3, 2, 0))
    assert "/srv/docker (3 containers, 2 images, no volume)" in said[Aspect.DATA]


def test_what_could_not_be_counted_is_not_nothing() -> None:
    said = affects_of(EditJson(CONFIG, remove=("data-root",)), dockerd_host('{"data-root": "/srv/docker"}'))
    assert "/srv/docker (what is there could not be counted)" in said[Aspect.DATA]


def test_an_empty_place_may_be_left_and_a_former_name_become_the_new_one() -> None:
    empty = holding(dockerd_host('{"data-root": "/srv/docker"}'), "/srv/docker", 0, 0, 0)
    assert affects_of(EditJson(CONFIG, remove=("data-root",)), empty) == {}
    former = holding(dockerd_host('{"graph": "/srv/docker"}'), "/srv/docker", 3, 2, 1)
    assert affects_of(EditJson(CONFIG, rename={"graph": "data-root"}), former) == {}


@pytest.mark.parametrize(
    ("config", "drivers", "is_said"),
    [
        ('{"storage-driver": "btrfs"}', ("btrfs", "overlay2"), True),
        ('{"storage-driver": "btrfs"}', ("btrfs",), False),
        ('{"storage-driver": "btrfs"}', ("overlay2",), False),
        ('{"storage-driver": "btrfs"}', (), False),
    ],
)
def test_without_a_storage_driver_dockerd_goes_on_with_the_only_one_that_is_there(
    config: str, drivers: tuple[str, ...], is_said: bool
) -> None:
    host = holding(dockerd_host(config), "data-root", 1, 1, 1, *drivers)
    said = affects_of(EditJson(CONFIG, remove=("storage-driver",)), host)
    assert (Aspect.DATA in said) is is_said


def test_another_storage_driver_than_that_of_the_images_is_said() -> None:
    host = holding(dockerd_host("{}"), "data-root", 4, 9, 1, "aufs")
    said = affects_of(EditJson(CONFIG, set={"storage-driver": "overlay2"}), host)
    assert "Images of aufs are there now" in said[Aspect.DATA]


@pytest.mark.parametrize(
    ("config", "action", "aspects"),
    [
        ("{}", EditJson(CONFIG, append={"insecure-registries": ("r.example:5000",)}), ["security"]),
        ('{"insecure-registries": ["a:1"]}', EditJson(CONFIG, discard={"insecure-registries": ("a:1",)}), ["reach"]),
        ('{"iptables": false}', EditJson(CONFIG, remove=("iptables",)), ["security", "reach"]),
        ('{"iptables": true}', EditJson(CONFIG, remove=("iptables",)), []),
        ("{}", EditJson(CONFIG, set={"live-restore": False}), []),
        ('{"live-restore": true}', EditJson(CONFIG, set={"live-restore": False}), ["service"]),
        ("{}", EditJson(CONFIG, set={"live-restore": True}), []),
        ("{}", EditJson(CONFIG, set={"userns-remap": "default"}), ["data", "security"]),
        ('{"seccomp-profile": "/etc/strict.json"}', EditJson(CONFIG, remove=("seccomp-profile",)), ["security"]),
        ('{"dns": ["10.0.0.1"]}', EditJson(CONFIG, append={"dns": ("9.9.9.9",)}), ["reach"]),
        ('{"log-dirver": "local"}', EditJson(CONFIG, rename={"log-dirver": "log-driver"}), []),
        ('{"grup": "staff"}', EditJson(CONFIG, rename={"grup": "group"}), ["security"]),
        ("{}", EditJson(CONFIG, set={"debug": True}), []),
    ],
)  # fmt: skip
def test_each_option_affects_what_its_change_does(config: str, action: Action, aspects: list[str]) -> None:
    assert [each.value for each in affects_of(action, dockerd_host(config))] == aspects


def test_an_address_where_docker_can_be_reached_is_an_opening() -> None:
    said = affects_of(EditJson(CONFIG, set={"hosts": ["tcp://0.0.0.0:2376"]}), dockerd_host("{}", "/usr/bin/dockerd"))
    assert "tcp://0.0.0.0:2376" in said[Aspect.SECURITY]


def test_a_registry_without_tls_is_named() -> None:
    said = affects_of(EditJson(CONFIG, append={"insecure-registries": ("r.example:5000",)}), dockerd_host("{}"))
    assert "r.example:5000 unencrypted" in said[Aspect.SECURITY]


def test_hosts_that_the_unit_gives_too_may_leave_the_file() -> None:
    host = dockerd_host('{"hosts": ["fd://"]}', "/usr/bin/dockerd -H fd://")
    assert affects_of(EditJson(CONFIG, remove=("hosts",)), host) == {}
    same = dockerd_host('{"hosts": ["unix:///var/run/docker.sock"]}', "/usr/bin/dockerd -H fd://")
    assert affects_of(EditJson(CONFIG, remove=("hosts",)), same) == {}
    open_ = dockerd_host('{"hosts": ["fd://", "tcp://10.0.0.5:2376"]}', "/usr/bin/dockerd -H fd://")
    assert "tcp://10.0.0.5:2376" in affects_of(EditJson(CONFIG, remove=("hosts",)), open_)[Aspect.REACH]


def test_a_drop_in_with_another_command_line_is_compared_with_the_one_in_force() -> None:
    drop_in = "[Service]\nExecStart=\nExecStart=/usr/bin/dockerd -H fd:// -H tcp://0.0.0.0:2375\n"
    path = "/etc/systemd/system/docker.service.d/zz-one-exec-start.conf"
    assert list(affects_of(WriteFile(path, drop_in), dockerd_host("{}"))) == [Aspect.SECURITY, Aspect.REACH]
    same = "[Service]\nExecStart=\nExecStart=/usr/bin/dockerd -H fd://\n"
    assert affects_of(WriteFile(path, same), dockerd_host("{}")) == {}


def test_of_two_commands_the_one_that_replaces_the_other_names_the_data_that_go_out_of_sight() -> None:
    host = dockerd_host("{}", "/usr/bin/dockerd -H fd:// --data-root /srv/new")
    host.fact(
        "service.exec_start",
        ("/usr/bin/dockerd -H fd://", "/usr/bin/dockerd -H fd:// --data-root /srv/new"),
        "docker.service",
    )
    holding(holding(host, "/var/lib/docker", 3, 1, 1), "/srv/new", 0, 0, 0)
    drop_in = "/etc/systemd/system/docker.service.d/zz-one-exec-start.conf"
    written = "[Service]\nExecStart=\nExecStart=/usr/bin/dockerd -H fd:// --data-root /srv/new\n"
    said = affects_of(WriteFile(drop_in, written), host)[Aspect.DATA]
    assert "/var/lib/docker (3 containers, 1 image, 1 volume)" in said
