"""Small servers on this machine that answer as told, or not at all."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

Handler = Callable[[socket.socket], None]


@contextmanager
def listening(handler: Handler, path: Path | None = None) -> Iterator[tuple[str, int]]:
    """Serve connections on a free TCP port, or at a unix socket; the address as Dial names it."""
    listener = socket.socket(socket.AF_INET if path is None else socket.AF_UNIX)
    listener.bind(("127.0.0.1", 0) if path is None else str(path))
    listener.listen()
    listener.settimeout(0.1)
    done = threading.Event()
    thread = threading.Thread(target=_serve, args=(listener, handler, done))
    thread.start()
    try:
        yield ("127.0.0.1", listener.getsockname()[1]) if path is None else (str(path), 0)
    finally:
        done.set()
        thread.join()
        listener.close()


def _serve(listener: socket.socket, handler: Handler, done: threading.Event) -> None:
    while not done.is_set():
        with contextlib.suppress(TimeoutError):
            connection, _ = listener.accept()
            with connection, contextlib.suppress(OSError):
                connection.settimeout(5)
                handler(connection)


def http(body: str, status: str = "200 OK") -> Handler:
    """Answers every request with the same body."""

    def handle(connection: socket.socket) -> None:
        connection.recv(65536)
        data = body.encode()
        head = f"HTTP/1.1 {status}\r\nContent-Length: {len(data)}\r\nServer: Test\r\nConnection: close\r\n\r\n"
        connection.sendall(head.encode() + data)

    return handle


def saying(data: bytes) -> Handler:
    """Sends bytes to everybody who comes."""

    def handle(connection: socket.socket) -> None:
        connection.sendall(data)
        connection.recv(65536)

    return handle


def silent(connection: socket.socket) -> None:
    """Takes the connection and never says a word, until the other side has had enough."""
    while connection.recv(65536):
        pass


def over_tls(handler: Handler, certificate: Path) -> Handler:
    """The same behind TLS, with the certificate and key in one file."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def handle(connection: socket.socket) -> None:
        with contextlib.suppress(ssl.SSLError), context.wrap_socket(connection, server_side=True) as secured:
            handler(secured)

    return handle
