"""The engine answers, and what is in the way has a name."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from assistant.host import programs
from assistant.host.engine import ask_engine, sleeps
from assistant.model.fact import Reason, Unknown
from assistant.model.look import DialFailed, Engine, Ran, Response
from tests.host.certificates import self_signed
from tests.host.engines import program_like_ssh
from tests.host.servers import http, listening, over_tls, saying, silent
from tests.probes.replay import ReplayLook

pytestmark = [pytest.mark.sockets, pytest.mark.processes]


def _look(docker_host: str, **more: str) -> ReplayLook:
    variables = {"DOCKER_HOST": docker_host, "HOME": "/nowhere", **more}
    return ReplayLook([[{"type": "environ"}, {"type": "environment", "variables": variables}]])


def test_the_engine_answers(tmp_path: Path) -> None:
    with listening(http('{"Version": "1"}'), tmp_path / "s") as (path, _):
        reply = ask_engine(_look(f"unix://{path}"), Engine("/version"))
    assert isinstance(reply, Response)
    assert json.loads(reply.text) == {"Version": "1"}


def test_an_engine_on_a_tcp_port_answers() -> None:
    with listening(http("OK")) as (host, port):
        reply = ask_engine(_look(f"tcp://{host}:{port}"), Engine("/_ping"))
    assert isinstance(reply, Response)


def test_an_endpoint_named_in_the_question_is_asked(tmp_path: Path) -> None:
    with listening(http("OK"), tmp_path / "s") as (path, _):
        reply = ask_engine(_look("unix:///nowhere/docker.sock"), Engine("/_ping", endpoint=f"unix://{path}"))
    assert isinstance(reply, Response)


def test_a_missing_socket_is_no_socket(tmp_path: Path) -> None:
    reply = ask_engine(_look(f"unix://{tmp_path}/none"), Engine("/info"))
    assert isinstance(reply, DialFailed)
    assert reply.why == "no-socket"


def test_a_socket_that_nobody_serves_refuses(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(tmp_path / "s"))
    reply = ask_engine(_look(f"unix://{tmp_path}/s"), Engine("/info"))
    assert isinstance(reply, DialFailed)
    assert reply.why == "refused"


def test_an_engine_that_hangs_times_out(tmp_path: Path) -> None:
    with listening(silent, tmp_path / "s") as (path, _):
        reply = ask_engine(_look(f"unix://{path}"), Engine("/info", timeout_s=0.2))
    assert isinstance(reply, Unknown)
    assert reply.reason is Reason.TIMED_OUT


def test_what_does_not_speak_http_is_unreadable() -> None:
    with listening(saying(b"SSH-2.0-OpenSSH_9.2\r\n")) as (host, port):
        reply = ask_engine(_look(f"tcp://{host}:{port}"), Engine("/info"))
    assert isinstance(reply, Unknown)
    assert reply.reason is Reason.UNREADABLE


def test_a_connection_that_is_closed_at_once_is_no_answer(tmp_path: Path) -> None:
    with listening(lambda connection: None, tmp_path / "s") as (path, _):
        reply = ask_engine(_look(f"unix://{path}"), Engine("/info"))
    assert isinstance(reply, (DialFailed, Unknown))


def test_an_endpoint_over_ssh_is_asked_through_ssh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "FOLDERS", (str(program_like_ssh(tmp_path, tmp_path / "s")),))
    with listening(http("{}"), tmp_path / "s"):
        reply = ask_engine(_look("ssh://joe@far"), Engine("/info"))
    assert isinstance(reply, Response)


def test_an_endpoint_that_ssh_does_not_reach_says_what_ssh_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuses = "joe@far: Permission denied (publickey)."
    monkeypatch.setattr(programs, "FOLDERS", (str(program_like_ssh(tmp_path, tmp_path / "s", refuses=refuses)),))
    reply = ask_engine(_look("ssh://joe@far"), Engine("/info"))
    assert isinstance(reply, DialFailed)
    assert reply.detail == refuses


def test_a_context_that_is_gone_is_said_to_be() -> None:
    environment = {"type": "environment", "variables": {"DOCKER_CONTEXT": "gone", "HOME": "/nowhere"}}
    look = ReplayLook([[{"type": "environ"}, environment]], {"state": "absent"})
    reply = ask_engine(look, Engine("/info"))
    assert isinstance(reply, Unknown)
    assert "gone" in reply.detail


def test_an_engine_behind_tls_is_believed_when_its_authority_is_known(tmp_path: Path) -> None:
    server = self_signed(tmp_path / "server.pem")
    (tmp_path / "ca.pem").write_bytes(server.read_bytes())
    with listening(over_tls(http("OK"), server)) as (host, port):
        reply = ask_engine(_tls_look(f"tcp://{host}:{port}", tmp_path), Engine("/_ping"))
    assert isinstance(reply, Response)


def test_an_engine_behind_tls_with_an_unknown_authority_is_not_believed(tmp_path: Path) -> None:
    server = self_signed(tmp_path / "server.pem")
    with listening(over_tls(http("OK"), server)) as (host, port):
        reply = ask_engine(_tls_look(f"tcp://{host}:{port}", tmp_path), Engine("/_ping"))
    assert isinstance(reply, Unknown)


def _tls_look(docker_host: str, certificates: Path) -> ReplayLook:
    return _look(docker_host, DOCKER_TLS_VERIFY="1", DOCKER_CERT_PATH=str(certificates))


def test_where_nobody_tells_whether_the_engine_sleeps_it_is_not_woken() -> None:
    late = Unknown(Reason.TIMED_OUT, "systemctl did not finish within 3 s")
    assert sleeps(late) == late


@pytest.mark.parametrize("state", ["running", "dead", "failed"])
def test_a_socket_that_systemd_does_not_listen_on_wakes_nobody(state: str) -> None:
    assert sleeps(Ran(0, f"SubState={state}\n")) is None


def test_an_engine_behind_a_listening_socket_sleeps() -> None:
    found = sleeps(Ran(0, "SubState=listening\n"))
    assert isinstance(found, Unknown)
    assert found.reason is Reason.REFUSED


def test_without_systemctl_nobody_sleeps() -> None:
    assert sleeps(Unknown(Reason.NOT_INSTALLED, "systemctl is not installed")) is None
