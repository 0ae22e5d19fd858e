"""An engine that says what it was asked, on a unix socket, over TCP or TLS, or behind a program that plays ssh."""

from __future__ import annotations

import contextlib
import json
import socketserver
import ssl
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import ClassVar

from assistant.host.local import LocalLook
from assistant.model.look import Environ, Environment


class Elsewhere(LocalLook):
    """A host whose DOCKER_HOST and its companions are given."""

    def __init__(self, docker_host: str, **more: str) -> None:
        self.variables = {"DOCKER_HOST": docker_host, "HOME": "/nowhere", **more}

    def environ(self, ask: Environ) -> Environment:
        return Environment(self.variables)


class Handler(BaseHTTPRequestHandler):
    """Answers what it was asked."""

    version: ClassVar[dict[str, str]] = {"ApiVersion": "1.41", "MinAPIVersion": "1.12"}

    def do_GET(self) -> None:
        self._send(200, json.dumps(self.version))

    def do_DELETE(self) -> None:
        self._echo()

    def do_POST(self) -> None:
        self._echo()

    def do_PUT(self) -> None:
        self._echo()

    def _echo(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self._send(int(self.path.partition("status=")[2] or 200), f"{self.command} {self.path} {body}".strip())

    def _send(self, status: int, text: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(text.encode())

    def address_string(self) -> str:
        return "somebody"

    def log_message(self, format: str, *args: object) -> None:
        return


@contextmanager
def engine_on_unix(path: Path, handler: type[Handler] = Handler) -> Iterator[str]:
    """An engine's socket; its URL."""
    with socketserver.ThreadingUnixStreamServer(str(path), handler) as server, serving(server):
        yield f"unix://{path}"


@contextmanager
def engine_that_says(path: Path, answer: bytes, times: int = 1) -> Iterator[list[bytes]]:
    """Something on a unix socket that answers whatever it is asked with these bytes; what it was asked, and was sent.

    Args:
        times: how often it sends the last megabyte of the answer, as long as somebody reads.
    """
    asked: list[bytes] = []

    class Raw(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            request = self.request.recv(65_536).partition(b"\r\n")[0]
            if request:  # whether somebody listens is tried first, and says nothing
                asked.append(request)
            with contextlib.suppress(OSError):
                self.request.sendall(answer)
                for _ in range(times - 1):
                    self.request.sendall(answer[-1_048_576:])
                    asked.append(b"more")

    with socketserver.ThreadingUnixStreamServer(str(path), Raw) as server, serving(server):
        yield asked


@contextmanager
def engine_over_tcp(certificate: Path | None = None) -> Iterator[str]:
    """An engine over TCP; with a certificate over TLS, and then only for clients who show a certificate of its own."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            context.load_verify_locations(certificate)
            context.verify_mode = ssl.CERT_REQUIRED
            server.socket = context.wrap_socket(server.socket, server_side=True)
        with serving(server):
            yield f"tcp://127.0.0.1:{server.server_address[1]}"


@contextmanager
def serving(server: socketserver.BaseServer) -> Iterator[None]:
    """Serve on a thread."""
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield
    server.shutdown()
    thread.join()


def program_like_ssh(folder: Path, socket_path: Path, *, refuses: str = "") -> Path:
    """A folder with a program called ssh, which connects its standard streams to a socket, or refuses."""
    program = folder / "ssh"
    program.write_text(
        f"""#!{sys.executable}
import os, socket, sys, threading
open({str(folder / "argv")!r}, "w").write(" ".join(sys.argv[1:]))
if {refuses!r}:
    sys.exit({refuses!r})
engine = socket.socket(socket.AF_UNIX)
engine.connect({str(socket_path)!r})
def send():
    while data := os.read(0, 65536):
        engine.sendall(data)
threading.Thread(target=send, daemon=True).start()
while data := engine.recv(65536):
    os.write(1, data)
"""
    )
    program.chmod(0o755)
    return folder
