"""An engine behind SSH: a unix socket of our own, each connection to which is one `docker system dial-stdio` there.

That is how the docker command line does it (docker/cli, cli/connhelper). What speaks to a unix socket need not know.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import socket
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.host.programs import environment, find_program
from assistant.text.parts import tail_of

CONNECT_S = 10
"""How long ssh may take to reach the host."""
_OPTIONS = ("-T", "-o", "BatchMode=yes", "-o", f"ConnectTimeout={CONNECT_S}")
"""Nobody is asked for a password in the middle of a round: a key or an agent must do."""

_URL = re.compile(
    r"ssh://(?:(?P<user>[A-Za-z0-9_.][\w.+-]{0,64})@)?"
    r"(?:(?P<host>[A-Za-z0-9_][\w.-]{0,254})|\[(?P<v6>[0-9A-Fa-f:.]{2,45})\])"
    r"(?::(?P<port>\d{1,5}))?/?",
    re.A,
)
"""No password, path or query; nothing that begins like an option. The host keeps its case: it may be a name in
ssh_config."""
_LAST_PORT = 65_535


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
            return tail_of(file.read().decode(errors="replace").strip(), 500)
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
    """The argv that speaks to the engine behind a URL, as strict as the docker command line is (cli/connhelper/ssh).

    Raises:
        OSError: the URL names no host, or holds what cannot be part of one.
    """
    found = _URL.fullmatch(url)
    if found is None or int(found["port"] or 1) > _LAST_PORT:
        raise OSError("it is not a valid ssh:// address")
    login = ("-l", found["user"]) if found["user"] else ()
    at = ("-p", found["port"]) if found["port"] else ()
    return ("ssh", *_OPTIONS, *login, *at, "--", found["v6"] or found["host"], "docker system dial-stdio")
