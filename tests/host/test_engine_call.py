"""Calls that change something, to an engine on a unix socket."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from assistant.host.act import LocalAct
from assistant.host.engine_call import call_engine
from assistant.host.local import LocalLook
from assistant.model.errors import ActionError
from assistant.model.look import Environ, Environment


class Elsewhere(LocalLook):
    """A host whose DOCKER_HOST is given."""

    def __init__(self, docker_host: str) -> None:
        self._docker_host = docker_host

    def environ(self, ask: Environ) -> Environment:
        return Environment({"DOCKER_HOST": self._docker_host, "HOME": "/nowhere"})


class Handler(BaseHTTPRequestHandler):
    """Answers what it was asked."""

    def do_DELETE(self) -> None:
        self._answer()

    def do_POST(self) -> None:
        self._answer()

    def _answer(self) -> None:
        body = f"{self.command} {self.path}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def address_string(self) -> str:
        return "unix"

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[str]:
    """An engine's socket."""
    path = str(tmp_path / "docker.sock")
    with socketserver.UnixStreamServer(path, Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"unix://{path}"
        server.shutdown()


@pytest.mark.parametrize("method", ["DELETE", "POST"])
def test_a_call_reaches_the_engine_in_force(engine: str, method: str) -> None:
    act = LocalAct(Elsewhere(engine))
    assert act.engine(method, "/containers/web?v=false") == (200, f"{method} /containers/web?v=false")


def test_an_engine_on_another_host_is_never_changed() -> None:
    with pytest.raises(ActionError, match="not this machine's"):
        call_engine(Elsewhere("tcp://10.0.0.5:2375"), "DELETE", "/containers/web")


def test_an_engine_that_is_not_there_is_an_error_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(ActionError) as caught:
        call_engine(Elsewhere(f"unix://{tmp_path}/none.sock"), "DELETE", "/containers/web")
    assert "systemctl status docker" in caught.value.hint
