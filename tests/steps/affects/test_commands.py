"""Commands that lift what somebody set, or stop what serves somebody, show what that is."""

from __future__ import annotations

import pytest

from assistant.model.actions.run import RunCommand
from assistant.model.look import Response
from assistant.model.risk import Aspect
from assistant.steps import plan_action
from assistant.steps.plan.kind import Plan
from tests.repair.fakes import FakeHost


def planned(host: FakeHost, *argv: str) -> Plan:
    """The plan of a command."""
    plan = plan_action(RunCommand(argv), host.host_now())
    assert isinstance(plan, Plan)
    return plan


def test_lifting_a_mask_says_since_when_it_is_there_and_who_set_it() -> None:
    host = FakeHost().fact("service.masked_by", "/etc/systemd/system/docker.service", "docker.service")
    host.fact("service.masked_since", "2026-11-02T08:15:40Z", "docker.service")
    said = (planned(host, "systemctl", "unmask", "docker.service").affects or {})[Aspect.SECURITY]
    assert "docker.service has been masked since 2026-11-02T08:15:40Z" in said
    assert "/etc/systemd/system/docker.service" in said


def test_a_mask_that_cannot_be_seen_is_lifted_no_more_lightly() -> None:
    assert list(planned(FakeHost(), "systemctl", "unmask", "docker.socket").affects or {}) == [Aspect.SECURITY]


@pytest.mark.parametrize(
    "argv",
    [
        ("docker", "stop", "prod"),
        ("/usr/bin/docker", "kill", "prod"),
        ("docker", "container", "pause", "prod"),
    ],
)
def test_a_container_that_runs_is_stopped_only_by_a_person_who_sees_its_name_image_and_age(
    argv: tuple[str, ...],
) -> None:
    container = {"State": {"Running": True, "StartedAt": "2026-11-02T08:15:40.123Z"}, "Config": {"Image": "nginx:1.25"}}
    plan = planned(FakeHost().answers("/containers/prod/json", container), *argv)
    said = (plan.affects or {})[Aspect.SERVICE]
    assert "prod (image nginx:1.25, up since 2026-11-02T08:15:40Z)" in said
    assert plan.only_seen


def test_a_container_that_does_not_run_serves_nobody_and_one_that_cannot_be_seen_may() -> None:
    host = FakeHost().answers("/containers/old/json", {"State": {"Running": False}})
    assert not planned(host, "docker", "stop", "old").only_seen
    host.engine_replies["/containers/old/json"] = Response(500, "")
    assert planned(host, "docker", "stop", "old").only_seen


@pytest.mark.parametrize(
    ("argv", "only_seen"),
    [
        (("kill", "831"), False),
        (("kill", "-KILL", "831"), False),
        (("kill", "832"), True),
        (("kill", "831", "832"), True),
        *((("kill", signal, "832"), True) for signal in ("-USR1", "-HUP", "-CONT")),
        *((("kill", signal, "830"), False) for signal in ("-USR1", "-HUP", "-CONT")),
        (("kill", "-USR1", "830", "832"), True),
    ],
)
def test_a_process_that_is_not_proved_to_be_in_the_way_ends_only_by_a_person_who_sees_it(
    argv: tuple[str, ...], only_seen: bool
) -> None:
    host = FakeHost().fact("rival.pid", 831).fact("daemon.pid", 830)
    assert planned(host, *argv).only_seen is only_seen
