"""Docker is not started on other data than it had, or on none, without saying so."""

from __future__ import annotations

import pytest

from assistant.model.actions.run import RunCommand
from assistant.model.actions.service import Service, Verb
from assistant.model.risk import Affects, Aspect
from assistant.steps import plan_action
from assistant.steps.plan.kind import Plan
from tests.repair.fakes import FakeHost
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
    assert "/etc/fstab says that /srv is a file system of its own" in said[Aspect.DATA]
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
