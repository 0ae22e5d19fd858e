"""A Look that stands before another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from assistant.model.fact import Absent, Unknown
from assistant.model.look import (
    Ask,
    Content,
    Dial,
    DialFailed,
    Dialled,
    Dns,
    DnsAnswer,
    Engine,
    Environ,
    Environment,
    ListDir,
    Look,
    Names,
    Ran,
    Read,
    Reply,
    Response,
    Run,
    Stat,
    Status,
)

A = TypeVar("A", bound=Ask)
R = TypeVar("R", bound=Reply)


class Relay:
    """Passes each question on to another Look, through one door that a subclass keeps."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def run(self, ask: Run) -> Ran | Unknown:
        """Run a read-only command."""
        return self._pass(ask, self._look.run)

    def read(self, ask: Read) -> Content | Absent | Unknown:
        """Read a file."""
        return self._pass(ask, self._look.read)

    def stat(self, ask: Stat) -> Status | Absent | Unknown:
        """What stands at a path."""
        return self._pass(ask, self._look.stat)

    def list(self, ask: ListDir) -> Names | Absent | Unknown:
        """The names in a directory."""
        return self._pass(ask, self._look.list)

    def engine(self, ask: Engine) -> Response | DialFailed | Unknown:
        """Ask the Docker Engine API."""
        return self._pass(ask, self._look.engine)

    def dial(self, ask: Dial) -> Dialled | DialFailed | Unknown:
        """Connect to a port or a socket."""
        return self._pass(ask, self._look.dial)

    def dns(self, ask: Dns) -> DnsAnswer | Unknown:
        """Ask one name server."""
        return self._pass(ask, self._look.dns)

    def environ(self, ask: Environ) -> Environment | Unknown:
        """The environment variables that matter to Docker."""
        return self._pass(ask, self._look.environ)

    def _pass(self, ask: A, answer: Callable[[A], R]) -> R:
        """The door: `answer` puts the question to the other Look."""
        return answer(ask)
