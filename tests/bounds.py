"""What a test may reach of the machine that it runs on: nothing, unless a mark of its own asks for it.

The interpreter's audit hooks see every process, connection, look-up and file, whichever library is behind it, so that
nothing needs to be patched. What a test started, as a process that it asked for, is beyond their sight.
"""

from __future__ import annotations

import ipaddress
import os
import pwd
import re
import site
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

PROCESSES = "processes"
SOCKETS = "sockets"
LAB = "lab"
MARKS = {
    PROCESSES: "starts processes of its own",
    SOCKETS: "talks to servers of its own: over the loopback interface, or sockets in its temporary folder",
}

_REPOSITORY = Path(__file__).parents[1]
_TEMPORARY = os.path.realpath(tempfile.gettempdir())
_HOMES = {os.path.realpath(home) for home in (pwd.getpwuid(os.getuid()).pw_dir, str(Path.home())) if home != "/"}
_CODE = (*sys.path, sys.prefix, sys.base_prefix, site.getusersitepackages(), str(_REPOSITORY), _TEMPORARY)
_NAME = re.compile(r"[\w.-]*[^\W\d][\w-]*\.?")
"""A name that a resolver would ask for: its last label is no number. Addresses and garbage are looked up nowhere."""
_NO_LOOKUP = ("localhost", ".invalid")
"""Endings of names that no resolver should ask for (RFC 6761)."""


class OutOfBoundsError(BaseException):
    """A test reached for what it had not asked for. No `except Exception` on its way may make a fact of it."""


class Bounds:
    """The bounds of the test that is running."""

    def __init__(self) -> None:
        self._marks: frozenset[str] | None = None
        self._refused: list[str] = []

    def watch(self) -> None:
        """From now on; an audit hook cannot be taken away again."""
        sys.addaudithook(self._audit)

    @contextmanager
    def around(self, marks: Iterable[str]) -> Iterator[None]:
        """Hold the bounds of a test with these marks.

        Raises:
            OutOfBoundsError: at once where the test reaches out, and at the end when something has swallowed that.
        """
        before = self._marks, self._refused
        self._marks, self._refused = frozenset(marks), []
        try:
            yield
        finally:
            refused = self._refused
            self._marks, self._refused = before
        if refused:
            raise OutOfBoundsError("; ".join(dict.fromkeys(refused)))

    def forgive(self) -> None:
        """Forget what was refused, in a test that reached out to see it refused."""
        self._refused.clear()

    def _audit(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self._marks is None or LAB in self._marks or (look := _LOOKS.get(event)) is None:
            return
        needed = look(arguments)
        if needed is None or needed[0] in self._marks:
            return
        mark, what = needed
        way_out = f"mark it pytest.mark.{mark} if it must" if mark in MARKS else "no test may, but on a lab host"
        self._refused.append(f"a test wants to {what}: {way_out}")
        raise OutOfBoundsError(self._refused[-1])


_Needed = tuple[str, str] | None
"""The mark that a test needs, and what it does; None where nobody minds."""


def _process(arguments: tuple[Any, ...]) -> _Needed:
    return PROCESSES, f"start {arguments[0] if arguments else 'a process'}"


def _connection(arguments: tuple[Any, ...]) -> _Needed:
    address = arguments[1]
    if isinstance(address, str | bytes):
        path = os.path.realpath(os.fsdecode(address).replace("\0", "@"))
        return SOCKETS if path.startswith(f"{_TEMPORARY}/") else LAB, f"connect to {path}"
    if isinstance(address, tuple) and address and isinstance(address[0], str):
        return SOCKETS if _is_here(address[0]) else LAB, f"connect to {address[0]}"
    return None


def _look_up(arguments: tuple[Any, ...]) -> _Needed:
    name = arguments[0]
    name = name.decode(errors="replace") if isinstance(name, bytes) else name or ""
    stays = not _NAME.fullmatch(name) or name.lower().rstrip(".").endswith(_NO_LOOKUP)
    return SOCKETS if stays else LAB, f"look {name!r} up"


def _file(arguments: tuple[Any, ...]) -> _Needed:
    path = arguments[0]
    if not isinstance(path, str | bytes | os.PathLike):
        return None
    at = os.path.abspath(os.fsdecode(path))
    if any(_is_below(at, home) for home in _HOMES) and not any(_is_below(at, folder) for folder in _CODE if folder):
        return LAB, f"open {at}"
    return None


def _is_below(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip("/") + "/")


def _is_here(host: str) -> bool:
    return not host or host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


_LOOKS: dict[str, Callable[[tuple[Any, ...]], _Needed]] = {
    **dict.fromkeys(
        ("subprocess.Popen", "os.fork", "os.forkpty", "os.posix_spawn", "os.exec", "os.spawn", "os.system"), _process
    ),
    **dict.fromkeys(("socket.connect", "socket.sendto", "socket.sendmsg"), _connection),
    **dict.fromkeys(("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"), _look_up),
    **dict.fromkeys(("open", "os.listdir", "os.scandir"), _file),
}
BOUNDS = Bounds()
