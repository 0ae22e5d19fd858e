"""Removing things of Docker's: only what is meant, never what runs, never volumes."""

from __future__ import annotations

import json

import pytest

from assistant.model.actions.remove_objects import RemoveObjects
from assistant.model.errors import ActionError, RefusedError
from assistant.model.look import Response
from assistant.steps import plan_action
from assistant.steps.plan.kind import Nothing, Plan
from assistant.steps.plan.parts import Call, Command
from tests.repair.fakes import FakeHost, status

HERE = "unix:///var/run/docker.sock"
ID = "ab12" * 16
LOG = f"/var/lib/docker/containers/{ID}/{ID}-json.log"


def plan_of(action: RemoveObjects, host: FakeHost) -> Plan:
    """A plan that is needed."""
    plan = plan_action(action, host.host_now())
    assert isinstance(plan, Plan), plan
    assert plan.record is None
    return plan


def test_the_build_cache_that_no_build_uses_goes() -> None:
    host = FakeHost().answers("/system/df", {"BuildCache": [{"Size": 5_000_000, "InUse": False}]})
    plan = plan_of(RemoveObjects("build-cache"), host)
    assert plan.parts == (Call("POST", "/build/prune?all=true", HERE),)
    assert "5 MB" in plan.breaks[0]


def test_an_empty_build_cache_is_nothing_to_do() -> None:
    host = FakeHost().answers("/system/df", {"BuildCache": None})
    assert isinstance(plan_action(RemoveObjects("build-cache"), host.host_now()), Nothing)


def test_a_docker_too_slow_to_count_does_not_stand_in_the_way() -> None:
    host = FakeHost()
    host.engine_replies["/system/df"] = Response(500, "")
    assert plan_of(RemoveObjects("dangling-images"), host).parts


def test_only_images_without_a_name_that_nobody_uses_count_as_dangling() -> None:
    images = [
        {"Id": "sha256:111111111111aa", "RepoTags": ["<none>:<none>"], "Containers": 0, "Size": 1},
        {"Id": "sha256:222222222222bb", "RepoTags": ["web:1"], "Containers": 0, "Size": 1},
        {"Id": "sha256:333333333333cc", "RepoTags": [], "Containers": 2, "Size": 1},
    ]
    plan = plan_of(RemoveObjects("dangling-images"), FakeHost().answers("/system/df", {"Images": images}))
    assert "111111111111" in plan.breaks[0]
    assert "222222222222" not in plan.breaks[0]
    assert plan.parts == (Call("POST", "/images/prune?filters=%7B%22dangling%22%3A%5B%22true%22%5D%7D", HERE),)


def test_a_container_that_runs_is_not_removed() -> None:
    host = FakeHost().answers("/containers/web/json?size=true", {"State": {"Running": True}})
    with pytest.raises(RefusedError, match="is running"):
        plan_action(RemoveObjects("container", ("web",)), host.host_now())


def test_a_stopped_container_goes_without_its_volumes_and_without_force() -> None:
    host = FakeHost().answers("/containers/web/json?size=true", {"State": {"Running": False}, "SizeRw": 2_500_000})
    plan = plan_of(RemoveObjects("container", ("web",)), host)
    assert plan.parts == (Call("DELETE", "/containers/web?v=false&force=false", HERE),)
    assert plan.breaks == ("web: 2.5 MB written in it are lost",)


def test_what_is_gone_is_nothing_to_do() -> None:
    assert isinstance(plan_action(RemoveObjects("image", ("web:1",)), FakeHost().host_now()), Nothing)


def test_an_image_is_named_in_the_path_with_its_registry() -> None:
    host = FakeHost().answers("/images/10.0.0.1:5000/web:1/json", {"Id": "x"})
    plan = plan_of(RemoveObjects("image", ("10.0.0.1:5000/web:1",)), host)
    assert plan.parts == (Call("DELETE", "/images/10.0.0.1:5000/web:1?force=false&noprune=false", HERE),)


@pytest.mark.parametrize("name", ["", "../info", "web?force=true", "web json", "-x", "web\r\nX: y", "a/../b"])
def test_what_is_not_a_name_never_reaches_docker(name: str) -> None:
    with pytest.raises(RefusedError):
        plan_action(RemoveObjects("container", (name,)), FakeHost().host_now())


def test_a_network_in_use_and_dockers_own_are_refused() -> None:
    host = FakeHost().answers("/networks/web", {"Name": "web", "Containers": {"a": {}}})
    host.answers("/networks/bridge", {"Name": "bridge"})
    for name in ("web", "bridge"):
        with pytest.raises(RefusedError):
            plan_action(RemoveObjects("network", (name,)), host.host_now())


def test_a_docker_that_does_not_answer_is_an_error_and_not_nothing_to_do() -> None:
    host = FakeHost()
    host.engine_replies["/networks/web"] = Response(500, "")
    with pytest.raises(ActionError, match="does not answer"):
        plan_action(RemoveObjects("network", ("web",)), host.host_now())


def log_host(driver: str = "json-file", path: str = LOG, size: int = 3_000_000) -> FakeHost:
    """A host with a container that logs."""
    host = FakeHost()
    host.answers("/containers/web/json", {"Id": ID, "LogPath": path, "HostConfig": {"LogConfig": {"Type": driver}}})
    host.answers("/info", {"DockerRootDir": "/var/lib/docker"})
    host.others[path] = status("file", size)
    return host


def test_a_log_is_emptied_in_place() -> None:
    plan = plan_of(RemoveObjects("container-log", ("web",)), log_host())
    assert plan.parts == (Command(("truncate", "--no-create", "--size=0", LOG)),)
    assert plan.breaks == ("web: 3.0 MB of log are lost",)


def test_an_empty_log_is_nothing_to_do() -> None:
    assert isinstance(plan_action(RemoveObjects("container-log", ("web",)), log_host(size=0).host_now()), Nothing)


@pytest.mark.parametrize(
    ("driver", "path"),
    [("local", LOG), ("json-file", "/etc/shadow"), ("json-file", f"/var/lib/docker/containers/{ID}/../{ID}-json.log")],
)
def test_a_log_elsewhere_is_never_truncated(driver: str, path: str) -> None:
    with pytest.raises(RefusedError):
        plan_action(RemoveObjects("container-log", ("web",)), log_host(driver, path).host_now())


def test_volumes_are_no_kind_of_object() -> None:
    schema = json.dumps(RemoveObjects.__annotations__["kind"])
    assert "volume" not in schema


def test_an_engine_on_another_host_is_the_one_that_is_called() -> None:
    host = FakeHost().answers("/networks/x", {"Name": "x"})
    host.docker_host = "ssh://web.test"
    plan = plan_of(RemoveObjects("network", ("x",)), host)
    assert plan.parts == (Call("DELETE", "/networks/x", "ssh://web.test"),)


def test_a_log_on_another_host_is_not_taken_for_a_file_of_this_one() -> None:
    host = FakeHost()
    host.docker_host = "tcp://web.test:2375"
    with pytest.raises(RefusedError, match="another host"):
        plan_action(RemoveObjects("container-log", ("web",)), host.host_now())
