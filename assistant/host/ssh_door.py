"""An engine behind SSH: a unix socket of our own, each connection to which is one `docker system dial-stdio` there.

That is how the docker command line does it (docker/cli, cli/connhelper). What speaks to a unix socket need not know.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from assistant.host.commands import environment, find_program

CONNECT_S = 10
"""How long ssh may take to reach the host."""
_OPTIONS = ("-T", "-o", "BatchMode=yes", "-o", f"ConnectTimeout={CONNECT_S}")
"""Nobody is asked for a password in the middle of a round: a key or an agent must do."""


class Door:
    """A socket at `path`; `said` is what ssh has printed about its troubles."""

    def __init__(self, folder: str, argv: tuple[str, ...]) -> None:
        self.path = os.path.join(folder, "docker.sock")
        self._argv = argv
        self._errors = os.path.join(folder, "stderr")
        self._children: list[subprocess.Popen[bytes]] = []
        self._listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._listener.bind(self.path)
        self._listener.listen()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def said(self) -> str:
        """The end of what ssh printed."""
        with contextlib.suppress(OSError), open(self._errors, "rb") as file:
            return file.read()[-500:].decode(errors="replace").strip()
        return ""

    def close(self) -> None:
        """End all connections."""
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._thread.join(1.0)
        self._listener.close()
        for child in self._children:
            child.kill()
            child.wait()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):  # the listener is closed
            while True:
                connection, _ = self._listener.accept()
                with connection, open(self._errors, "ab") as errors:
                    self._children.append(
                        subprocess.Popen(
                            self._argv,
                            stdin=connection.fileno(),
                            stdout=connection.fileno(),
                            stderr=errors,
                            env=environment(),
                            process_group=0,
                        )
                    )


@contextmanager
def ssh_door(url: str) -> Iterator[Door]:
    """Open a door to the engine at `ssh://[user@]host[:port]`; it is shut at the end.

    Raises:
        OSError: there is no ssh here, or the URL names no host.
    """
    argv = ssh_command(url)
    program = find_program(argv[0])
    if program is None:
        raise FileNotFoundError("ssh is not installed here")
    folder = tempfile.mkdtemp(prefix="drydock-")  # readable by its owner alone
    try:
        door = Door(folder, (program, *argv[1:]))
        try:
            yield door
        finally:
            door.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def ssh_command(url: str) -> tuple[str, ...]:
    """The argv that speaks to the engine behind a URL.

    Raises:
        OSError: the URL names no host, or holds what cannot be part of one.
    """
    try:
        parts = urlsplit(url)
        host, user, port = parts.hostname or "", parts.username or "", parts.port
    except ValueError as error:
        raise OSError(f"{url} is not a valid ssh:// address") from error
    if not host or host.startswith("-") or user.startswith("-") or parts.path.strip("/"):
        raise OSError(f"{url} is not a valid ssh:// address")
    login = ("-l", user) if user else ()
    at = ("-p", str(port)) if port else ()
    return ("ssh", *_OPTIONS, *login, *at, "--", host, "docker system dial-stdio")
