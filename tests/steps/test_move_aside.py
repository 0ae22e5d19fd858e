"""Moving a file or folder out of the way."""

from __future__ import annotations

import pytest

from assistant.model.actions.move_aside import MoveAside
from assistant.model.errors import RefusedError
from assistant.steps import plan_action, plan_undo
from assistant.steps.plan.kind import Nothing
from tests.repair.fakes import FakeHost, status
from tests.steps.dockerd_host import running
from tests.steps.doing import do, take_back


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
    with pytest.raises(RefusedError, match="dockerd is running"):
        plan_action(MoveAside("/var/lib/docker/network/files/local-kv.db"), host.host_now())


def test_nor_that_of_one_that_another_endpoint_than_the_user_s_belongs_to() -> None:
    host = running(FakeHost({"/var/lib/docker/network/files/local-kv.db": ""}).fact("daemon.process", False))
    with pytest.raises(RefusedError, match="dockerd is running"):
        plan_action(MoveAside("/var/lib/docker/network/files/local-kv.db"), host.host_now())


def test_a_pid_file_is_not_stale_while_a_dockerd_has_its_number() -> None:
    host = FakeHost({"/run/docker.pid": "812"}).fact("daemon.process", False)
    host.fact("daemon.pid_file_program", "dockerd")
    with pytest.raises(RefusedError, match="a dockerd that runs"):
        plan_action(MoveAside("/run/docker.pid"), host.host_now())
    do(MoveAside("/run/docker.pid"), host.fact("daemon.pid_file_program", "bash"))


def test_nothing_to_move_aside_is_said() -> None:
    assert isinstance(plan_action(MoveAside("/run/docker.pid"), FakeHost().host_now()), Nothing)


KV = "/var/lib/docker/network/files/local-kv.db"


def test_what_docker_has_created_anew_is_kept_beside_what_is_renamed_back() -> None:
    host = FakeHost({KV: "old"}).fact("daemon.process", False)
    plan = do(MoveAside(KV), host)
    host.files[KV] = b"new"
    take_back(plan, host)
    assert host.files.pop(KV) == b"old"
    assert list(host.files.values()) == [b"new"]


def test_that_docker_must_be_stopped_to_undo_it_is_said_before_it_is_done() -> None:
    plan = do(MoveAside(KV), FakeHost({KV: "old"}).fact("daemon.process", False))
    assert "only while Docker is stopped" in plan.undo


def test_what_somebody_has_removed_since_is_not_called_undone() -> None:
    host = FakeHost({"/run/docker.pid": "1"})
    plan = do(MoveAside("/run/docker.pid"), host)
    host.files.clear()
    assert plan.record is not None
    with pytest.raises(RefusedError, match=r"neither /run/docker\.pid nor"):
        plan_undo(plan.record, host.host_now())


SOCKET = "/run/docker.sock"


def listening(active: str, *, running: bool) -> FakeHost:
    """A host on which a folder stood where Docker's socket belongs, and systemd has made the socket since."""
    host = FakeHost().fact("daemon.process", running).fact("service.active_state", active, "docker.socket")
    host.others[SOCKET] = status("directory")
    return host


def test_what_stood_in_the_place_of_dockers_socket_comes_back_once_nothing_listens_there() -> None:
    host = listening("inactive", running=False)
    plan = do(MoveAside(SOCKET), host)
    assert "only while Docker is stopped" in plan.undo
    host.others[SOCKET] = status("socket")
    take_back(plan, host)
    assert host.others[SOCKET].kind == "directory"


@pytest.mark.parametrize(("active", "running"), [("active", False), ("inactive", True)])
def test_a_socket_on_which_something_listens_stays(active: str, *, running: bool) -> None:
    host = listening(active, running=running)
    plan = do(MoveAside(SOCKET), host)
    host.others[SOCKET] = status("socket")
    assert plan.record is not None
    with pytest.raises(RefusedError, match="exists again"):
        plan_undo(plan.record, host.host_now())
