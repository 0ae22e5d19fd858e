"""Containers that exist are started, those that run are left alone, and undo stops what was started."""

from __future__ import annotations

import msgspec
import pytest

from assistant.model.actions.start_containers import StartContainers
from assistant.model.errors import ActionError, RefusedError
from assistant.model.look import Response
from assistant.repair.preview import needs_root
from assistant.steps import plan_action, plan_undo
from assistant.steps.plan.kind import Nothing, Plan
from assistant.steps.plan.parts import fingerprint
from tests.repair.fakes import FakeHost


def host_with(**running: bool) -> FakeHost:
    """A host with these containers."""
    host = FakeHost()
    for name, runs in running.items():
        host.answers(f"/containers/{name}/json", {"State": {"Running": runs}})
    return host


def test_only_what_does_not_run_is_started() -> None:
    plan = plan_action(StartContainers(("web", "db")), host_with(web=False, db=True).host_now())
    assert isinstance(plan, Plan)
    assert [part.path for part in plan.parts] == ["/containers/web/start"]


@pytest.mark.parametrize(
    ("connection", "docker_host", "root"),
    [("denied", "", True), ("made", "", False), ("denied", "tcp://10.0.0.5:2376", False)],
)
def test_where_the_socket_refuses_this_user_it_is_done_as_root_and_approved_as_that(
    connection: str, docker_host: str, root: bool
) -> None:
    host = host_with(web=False).fact("daemon.connection", connection)
    host.docker_host = docker_host
    plan = plan_action(StartContainers(("web",)), host.host_now())
    assert isinstance(plan, Plan)
    assert [part.root for part in plan.parts] == [root]
    assert any(map(needs_root, plan.parts)) is root
    as_this_user = tuple(msgspec.structs.replace(part, root=False) for part in plan.parts)
    assert (fingerprint(plan.parts, "tom@lab") != fingerprint(as_this_user, "tom@lab")) is root


def test_nothing_is_to_be_done_where_all_run() -> None:
    assert isinstance(plan_action(StartContainers(("web",)), host_with(web=True).host_now()), Nothing)


@pytest.mark.parametrize("name", ["gone", "../images", "-v"])
def test_what_is_no_container_is_refused(name: str) -> None:
    with pytest.raises(RefusedError):
        plan_action(StartContainers((name,)), host_with(web=False).host_now())


def test_an_engine_that_does_not_say_is_no_reason_to_start_anything() -> None:
    host = host_with()
    host.engine_replies["/containers/web/json"] = Response(500, "")
    with pytest.raises(ActionError):
        plan_action(StartContainers(("web",)), host.host_now())


def test_undo_stops_what_was_started_and_runs() -> None:
    host = host_with(web=False)
    plan = plan_action(StartContainers(("web", "db")), host_with(web=False, db=False).host_now())
    assert isinstance(plan, Plan)
    assert plan.record is not None
    host.answers("/containers/web/json", {"State": {"Running": True}})
    back = plan_undo(plan.record, host.host_now())
    assert isinstance(back, Plan)
    assert [part.path for part in back.parts] == ["/containers/web/stop"]


def test_what_another_container_needs_is_started_before_it() -> None:
    host = FakeHost()
    for name, created in (("a-sidecar", "2026-01-03T00:00:00Z"), ("shop", "2026-01-01T00:00:00Z")):
        host.answers(f"/containers/{name}/json", {"Created": created, "State": {"Running": False}})
    plan = plan_action(StartContainers(("a-sidecar", "shop")), host.host_now())
    assert isinstance(plan, Plan)
    assert [part.path for part in plan.parts] == ["/containers/shop/start", "/containers/a-sidecar/start"]
