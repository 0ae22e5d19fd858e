"""Docker is not started on other data than it had, or on none, without saying so."""

from __future__ import annotations

import msgspec
import pytest

from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service, Verb
from assistant.model.look import Ran
from assistant.model.risk import Affects, Aspect
from assistant.steps import plan_action
from assistant.steps.plan.kind import Plan
from tests.repair.fakes import FakeHost, status
from tests.steps.affects.test_options import holding
from tests.steps.dockerd_host import dockerd_host


def stopped(config: str = "{}", command: str = "/usr/bin/dockerd -H fd://", state: str = "inactive") -> FakeHost:
    """A host whose Docker does not run."""
    host = dockerd_host(config, command)
    host.fact("service.load_state", "loaded", "docker.service").fact("service.active_state", state, "docker.service")
    return host


def started(host: FakeHost, verb: Verb = "start") -> Affects:
    """What a start of Docker affects."""
    plan = plan_action(Service(verb, ("docker",)), host.host_now())
    assert isinstance(plan, Plan)
    return plan.affects or {}


def test_a_data_root_whose_file_system_is_not_mounted_is_said_with_the_way_to_mount_it() -> None:
    host = holding(stopped('{"data-root": "/srv/docker"}'), "/srv/docker", 0, 0, 0)
    said = started(host.fact("disk.missing_mount", "/srv", "/srv/docker"))
    assert "/etc/fstab or a mount unit says that /srv is a file system of its own" in said[Aspect.DATA]
    assert "mount /srv" in said[Aspect.DATA]


@pytest.mark.parametrize("command", ["/usr/bin/dockerd --data-root /srv/docker", "/usr/bin/dockerd -g=/srv/docker"])
def test_a_data_root_on_the_command_line_counts_too(command: str) -> None:
    host = holding(stopped(command=command), "/srv/docker", 0, 0, 0).fact("disk.missing_mount", "/srv", "/srv/docker")
    assert Aspect.DATA in started(host)


def test_a_new_place_with_nothing_in_it_is_said_where_the_usual_one_holds_something() -> None:
    host = holding(stopped('{"data-root": "/srv/docker"}'), "/srv/docker", 0, 0, 0)
    said = started(holding(host, "/var/lib/docker", 2, 5, 3))[Aspect.DATA]
    assert "/srv/docker (nothing of Docker's is there)" in said
    assert "/var/lib/docker (2 containers, 5 images, 3 volumes)" in said


def test_a_restart_that_would_go_on_elsewhere_names_both_places() -> None:
    host = holding(stopped('{"data-root": "/srv/docker"}', state="active"), "/srv/docker", 0, 0, 0)
    host.fact("daemon.root_dir", "/var/lib/docker").fact("daemon.endpoint_is_default", True)
    said = started(holding(host, "/var/lib/docker", 2, 5, 3), "restart")
    assert list(said) == [Aspect.SERVICE, Aspect.DATA]
    assert "/var/lib/docker (2 containers, 5 images, 3 volumes)" in said[Aspect.DATA]


def test_a_start_on_the_data_that_docker_had_affects_nothing() -> None:
    assert started(holding(stopped(), "/var/lib/docker", 2, 5, 3)) == {}
    there = holding(stopped('{"data-root": "/srv/docker"}'), "/srv/docker", 1, 1, 1)
    assert started(holding(there, "/var/lib/docker", 2, 5, 3)) == {}


def test_the_usual_place_is_the_usual_place_with_a_slash_at_its_end() -> None:
    assert started(holding(stopped('{"data-root": "/var/lib/docker/"}'), "/var/lib/docker", 2, 5, 3)) == {}


@pytest.mark.parametrize("argv", [("service", "docker", "start"), ("systemctl", "start", "docker.service")])
def test_a_command_that_starts_docker_is_no_way_around(argv: tuple[str, ...]) -> None:
    host = holding(stopped(), "/var/lib/docker", 0, 0, 0).fact("disk.missing_mount", "/var", "/var/lib/docker")
    plan = plan_action(RunCommand(argv), host.host_now())
    assert isinstance(plan, Plan)
    assert Aspect.DATA in (plan.affects or {})


def test_another_service_is_not_asked_for_docker_s_data() -> None:
    host = dockerd_host().fact("service.load_state", "loaded", "chrony.service")
    host.fact("service.active_state", "inactive", "chrony.service").fact(
        "disk.missing_mount", "/var", "/var/lib/docker"
    )
    plan = plan_action(Service("start", ("chrony",)), host.host_now())
    assert isinstance(plan, Plan)
    assert not plan.affects


_STARTED = ("journalctl", "-u", "docker.service", "--grep", "completed initialization", "-n", "1", "-q", "--no-pager")
NETWORKS = "network/files/local-kv.db"


def at(host: FakeHost, path: str, modified: float) -> FakeHost:
    """A file with a time."""
    host.others[path] = msgspec.structs.replace(status("file"), modified=modified)
    return host


def test_an_old_copy_of_the_data_is_not_taken_for_the_data() -> None:
    host = holding(stopped('{"data-root": "/srv/docker"}'), "/srv/docker", 1, 1, 1)
    holding(host, "/var/lib/docker", 2, 5, 3)
    at(at(host, f"/srv/docker/{NETWORKS}", 100), f"/var/lib/docker/{NETWORKS}", 200)
    assert "/var/lib/docker (2 containers, 5 images, 3 volumes) after /srv/docker" in started(host)[Aspect.DATA]
    assert started(at(host, f"/srv/docker/{NETWORKS}", 300)) == {}


@pytest.mark.parametrize("trace", ["key", "journal"])
def test_where_docker_has_run_it_does_not_start_on_a_place_it_never_used_without_saying_so(trace: str) -> None:
    host = holding(stopped(), "/var/lib/docker", 0, 0, 0)
    assert started(host) == {}  # a host on which Docker never ran
    if trace == "key":
        host.others["/etc/docker/key.json"] = status("file")
    else:
        host.replies[_STARTED] = Ran(0, "dockerd[812]: Daemon has completed initialization\n")
    assert "are elsewhere" in started(host)[Aspect.DATA]
    assert started(at(host, f"/var/lib/docker/{NETWORKS}", 100)) == {}


@pytest.mark.parametrize(
    ("command", "asked"),
    [
        ("/usr/bin/dockerd --data-root=/srv/site -H unix:///run/docker.sock", True),
        ("/opt/docker/dockerd -g /srv/site", True),
        ("/usr/bin/dockerd --data-root=/srv/site -H unix://", True),
        ("/usr/bin/dockerd --data-root=/srv/site -H unix:///run/site.sock", False),
        ("/usr/bin/dockerd --data-root=/var/lib/docker", False),
        ("/usr/bin/site --data-root=/srv/site", False),
    ],
)
def test_docker_is_not_started_in_the_place_of_a_unit_that_somebody_wrote_for_it(command: str, asked: bool) -> None:
    host = holding(holding(stopped(), "/var/lib/docker", 1, 1, 1), "/srv/site", 2, 2, 2)
    host.files["/etc/systemd/system/site.service"] = f"[Service]\nExecStart={command}\n".encode()
    said = started(host)
    assert (Aspect.DATA in said) is asked
    assert not asked or "site.service starts a dockerd" in said[Aspect.DATA]


@pytest.mark.parametrize(
    ("config", "held", "asked"),
    [
        ('{"storage-driver": "vfs"}', ("overlay2",), True),
        ('{"storage-driver": "vfs"}', ("overlay2", "vfs"), False),
        ("{}", ("overlay2",), False),
        ('{"storage-driver": "overlay2"}', (), False),
    ],
)
def test_what_another_storage_driver_made_does_not_go_out_of_sight_unnoticed(
    config: str, held: tuple[str, ...], asked: bool
) -> None:
    said = started(holding(stopped(config), "/var/lib/docker", 2, 5, 3, *held))
    assert (Aspect.DATA in said) is asked
    assert not asked or "which shows none of its images" in said[Aspect.DATA]


def test_nor_what_is_on_the_other_side_of_a_user_namespace() -> None:
    inside = "/var/lib/docker/100000.100000"
    for config, outer, inner, asked in (
        ('{"userns-remap": "default"}', 2, 0, True),
        ('{"userns-remap": "default"}', 2, 1, False),
        ("{}", 0, 1, True),
        ("{}", 2, 1, False),
    ):
        host = holding(holding(stopped(config), "/var/lib/docker", outer, 0, 0), inside, inner, 0, 0)
        at(host, f"{inside}/{NETWORKS}", 100)
        assert (Aspect.DATA in started(host)) is asked, (config, outer, inner)
