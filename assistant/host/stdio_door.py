"""A unix socket of our own, each connection to which is a program that passes bytes to an engine and back.

What speaks to a unix socket need not know: the engine is behind SSH, or behind a socket that only root opens.
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

from assistant.host.programs import environment
from assistant.text.parts import tail_of

_END_S = 2.0


class Door:
    """A socket at `path`; `said` is what the program has printed about its troubles."""

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
        """The end of what it printed."""
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
            _end(child)

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


def _end(child: subprocess.Popen[bytes]) -> None:
    """End a program; one that runs as root ends by itself, now that nobody is at the other end of its socket."""
    with contextlib.suppress(PermissionError):
        child.kill()
    try:
        child.wait(_END_S)
    except subprocess.TimeoutExpired:
        threading.Thread(target=child.wait, daemon=True).start()


@contextmanager
def stdio_door(argv: tuple[str, ...]) -> Iterator[Door]:
    """Open a door whose connections are this program, by its path; it is shut at the end."""
    folder = tempfile.mkdtemp(prefix="drydock-")  # readable by its owner alone
    try:
        door = Door(folder, argv)
        try:
            yield door
        finally:
            door.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
