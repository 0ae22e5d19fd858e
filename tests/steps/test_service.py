"""Services: which commands, what stops, and the state before."""

from __future__ import annotations

import pytest

from assistant.model.actions.service import Service
from assistant.model.errors import RefusedError
from assistant.model.risk import Risk
from assistant.steps import plan_action, plan_undo
from assistant.steps.plan.kind import Nothing, Plan
from assistant.steps.plan.parts import Command
from tests.repair.fakes import FakeHost


def host_with(active: str = "active", **more: object) -> FakeHost:
    """A host whose docker.service is in a state."""
    host = FakeHost().fact("service.manager", "systemd")
    host.fact("service.load_state", "loaded", "docker.service").fact("service.active_state", active, "docker.service")
    for name, value in more.items():
        host.fact(f"service.{name}", value, "docker.service")
    return host


def plan_of(action: Service, host: FakeHost) -> Plan:
    """A plan that is needed."""
    plan = plan_action(action, host.host_now())
    assert isinstance(plan, Plan), plan
    return plan


def argvs(plan: Plan) -> list[tuple[str, ...]]:
    """The commands of a plan."""
    return [part.argv for part in plan.parts if isinstance(part, Command)]


def test_a_service_that_runs_is_not_started() -> None:
    plan = plan_action(Service("start", ("docker",)), host_with().host_now())
    assert plan == Nothing("docker.service is active")


def test_a_failed_unit_is_first_freed_of_its_count_of_failed_starts() -> None:
    host = host_with("failed", start_limit_hit=True)
    host.fact("service.active_state", "failed", "docker.socket")
    plan = plan_of(Service("start", ("docker.service",)), host)
    assert argvs(plan) == [
        ("systemctl", "reset-failed", "docker.service", "docker.socket"),
        ("systemctl", "start", "docker.service"),
    ]


def test_a_unit_that_systemd_keeps_restarting_gives_the_same_plan_at_any_moment() -> None:
    plans = [plan_of(Service("restart", ("docker",)), host_with(active)) for active in ("failed", "activating")]
    assert argvs(plans[0]) == argvs(plans[1])
    assert argvs(plans[0])[0] == ("systemctl", "reset-failed", "docker.service", "docker.socket")


def test_failed_starts_are_forgotten_for_all_units_or_none() -> None:
    host = host_with("failed").fact("service.active_state", "active", "docker.socket")
    plan = plan_of(Service("reset-failed", ("docker.service", "docker.socket")), host)
    assert argvs(plan) == [("systemctl", "reset-failed", "docker.service", "docker.socket")]
    assert plan.record is None
    host.fact("service.active_state", "inactive", "docker.service")
    assert isinstance(
        plan_action(Service("reset-failed", ("docker.service", "docker.socket")), host.host_now()), Nothing
    )


def test_a_masked_unit_is_not_started_and_the_way_out_is_named() -> None:
    host = host_with("inactive").fact("service.load_state", "masked", "docker.service")
    with pytest.raises(RefusedError, match="masked") as caught:
        plan_action(Service("start", ("docker.service",)), host.host_now())
    assert caught.value.hint == "systemctl unmask docker.service"


def test_the_unit_of_another_packager_is_found() -> None:
    host = host_with().fact("service.load_state", "not-found", "docker.service")
    host.fact("service.load_state", "loaded", "snap.docker.dockerd.service")
    plan = plan_of(Service("restart", ("docker.service",)), host)
    assert argvs(plan)[-1] == ("systemctl", "restart", "snap.docker.dockerd.service")


def test_a_unit_that_does_not_exist_is_refused() -> None:
    host = host_with().fact("service.load_state", "not-found", "containerd.service")
    with pytest.raises(RefusedError, match=r"no unit containerd\.service"):
        plan_action(Service("restart", ("containerd",)), host.host_now())


@pytest.mark.parametrize("name", ["--root=/x", "docker;reboot", "docker service", "../x", ""])
def test_what_is_not_a_unit_never_reaches_systemctl(name: str) -> None:
    with pytest.raises(RefusedError):
        plan_action(Service("start", (name,)), host_with("inactive").host_now())


def test_a_restart_names_the_containers_that_stop_and_those_that_come_back() -> None:
    host = host_with()
    host.answers("/containers/json", [{"Id": "a1", "Names": ["/web"]}, {"Id": "b2", "Names": ["/job"]}])
    host.answers("/info", {"LiveRestoreEnabled": False})
    host.answers("/containers/a1/json", {"HostConfig": {"RestartPolicy": {"Name": "always"}}})
    host.answers("/containers/b2/json", {"HostConfig": {"RestartPolicy": {"Name": "no"}, "AutoRemove": True}})
    plan = plan_of(Service("restart", ("docker.service",)), host)
    assert plan.breaks == (
        "container web stops and starts again with Docker (restart policy always)",
        "container job stops and is removed with all that was written in it (--rm)",
    )
    assert plan.least_risk is Risk.DISRUPTIVE


def test_with_live_restore_no_container_stops() -> None:
    host = host_with().answers("/containers/json", [{"Id": "a1", "Names": ["/web"]}])
    host.answers("/info", {"LiveRestoreEnabled": True})
    plan = plan_of(Service("restart", ("docker.service",)), host)
    assert plan.breaks == ("no container stops, because live-restore is on: web",)
    assert plan.least_risk is Risk.READ_ONLY


def test_a_docker_that_does_not_answer_is_taken_to_run_containers() -> None:
    plan = plan_of(Service("restart", ("docker.service",)), host_with())
    assert plan.least_risk is Risk.DISRUPTIVE
    assert "does not say which containers run" in plan.breaks[0]


def test_starting_a_failed_docker_stops_nothing() -> None:
    assert plan_of(Service("restart", ("docker.service",)), host_with("failed")).breaks == ()


def test_the_socket_takes_docker_with_it() -> None:
    host = host_with().fact("service.load_state", "loaded", "docker.socket")
    host.answers("/containers/json", [{"Id": "a1", "Names": ["/web\x1b[2J"]}]).answers("/info", {})
    plan = plan_of(Service("restart", ("docker.socket",)), host)
    assert "container web" in plan.breaks[0]
    assert "\x1b" not in plan.breaks[0]


def test_a_stop_says_that_the_socket_starts_docker_again() -> None:
    host = host_with().fact("service.active_state", "active", "docker.socket")
    assert any("docker.socket still listens" in line for line in plan_of(Service("stop", ("docker",)), host).breaks)


def test_rootless_docker_is_spoken_to_through_the_users_manager_without_root() -> None:
    plan = plan_of(Service("start", ("docker",)), host_with("inactive", user_unit=True))
    assert plan.parts == (Command(("systemctl", "--user", "start", "docker.service"), root=False, timeout_s=180.0),)


def test_sysv_init_starts_scripts() -> None:
    host = host_with("inactive").fact("service.manager", "sysv")
    assert argvs(plan_of(Service("start", ("docker.service",)), host)) == [("service", "docker", "start")]


def test_sysv_init_has_no_sockets() -> None:
    host = host_with().fact("service.manager", "sysv").fact("service.load_state", "loaded", "docker.socket")
    assert isinstance(plan_action(Service("start", ("docker.socket",)), host.host_now()), Nothing)


def test_a_host_without_a_service_manager_says_so() -> None:
    host = host_with().fact("service.manager", "none")
    with pytest.raises(RefusedError, match="neither systemd nor SysV"):
        plan_action(Service("start", ("docker",)), host.host_now())


def test_the_undo_of_a_start_is_a_stop() -> None:
    record = plan_of(Service("start", ("docker",)), host_with("inactive")).record
    assert record is not None
    back = plan_undo(record, host_with("active").host_now())
    assert isinstance(back, Plan)
    assert argvs(back) == [("systemctl", "stop", "docker.service")]


def test_the_undo_of_a_restart_reads_the_files_again() -> None:
    record = plan_of(Service("restart", ("docker",)), host_with()).record
    assert record is not None
    back = plan_undo(record, host_with().host_now())
    assert isinstance(back, Plan)
    assert argvs(back)[-1] == ("systemctl", "restart", "docker.service")


def test_earlier_starts_are_forgotten_before_a_restart_even_of_a_unit_that_has_just_come_up() -> None:
    plan = plan_of(Service("restart", ("docker",)), host_with("active"))
    assert argvs(plan)[0][:3] == ("systemctl", "reset-failed", "docker.service")


def test_the_undo_of_a_restart_stops_what_did_not_run_before() -> None:
    record = plan_of(Service("restart", ("docker",)), host_with("failed")).record
    assert record is not None
    back = plan_undo(record, host_with("active").host_now())
    assert isinstance(back, Plan)
    assert argvs(back) == [("systemctl", "stop", "docker.service")]


def test_enabled_stays_enabled() -> None:
    plan = plan_action(Service("enable", ("docker",)), host_with(enabled="enabled").host_now())
    assert plan == Nothing("docker.service is enabled")


@pytest.mark.parametrize("socket", ["inactive", "failed", "active"])
def test_the_undo_of_a_start_stops_what_came_up_with_it_and_nothing_that_ran_before(socket: str) -> None:
    host = host_with("inactive").fact("service.load_state", "loaded", "docker.socket")
    plan = plan_of(Service("start", ("docker",)), host.fact("service.active_state", socket, "docker.socket"))
    assert plan.record is not None
    now = host_with("active").fact("service.active_state", "active", "docker.socket")
    back = plan_undo(plan.record, now.host_now())
    assert isinstance(back, Plan)
    stopped = ("docker.service",) if socket == "active" else ("docker.service", "docker.socket")
    assert argvs(back) == [("systemctl", "stop", *stopped)]
    assert ("docker.socket" in plan.undo) is (socket != "active")


def test_the_undo_of_a_restart_of_several_stops_those_alone_that_did_not_run() -> None:
    host = host_with("failed").fact("service.load_state", "loaded", "containerd.service")
    host.fact("service.active_state", "active", "containerd.service")
    record = plan_of(Service("restart", ("containerd", "docker")), host).record
    assert record is not None
    back = plan_undo(record, host.fact("service.active_state", "active", "docker.service").host_now())
    assert isinstance(back, Plan)
    assert [argv for argv in argvs(back) if "reset-failed" not in argv] == [
        ("systemctl", "stop", "docker.service"),
        ("systemctl", "restart", "containerd.service"),
    ]
