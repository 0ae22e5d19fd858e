"""A Look that stands before another one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from assistant.model.look import (
    Ask,
    Dial,
    DialReply,
    Dns,
    DnsReply,
    Engine,
    EngineReply,
    Environ,
    EnvironReply,
    ListDir,
    ListReply,
    Look,
    Read,
    ReadReply,
    Reply,
    Run,
    RunReply,
    Stat,
    StatReply,
)

A = TypeVar("A", bound=Ask)
R = TypeVar("R", bound=Reply)


class Relay:
    """Passes each question on to another Look, through one door that a subclass keeps."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def run(self, ask: Run) -> RunReply:
        """Run a read-only command."""
        return self._pass(ask, self._look.run)

    def read(self, ask: Read) -> ReadReply:
        """Read a file."""
        return self._pass(ask, self._look.read)

    def stat(self, ask: Stat) -> StatReply:
        """What stands at a path."""
        return self._pass(ask, self._look.stat)

    def list(self, ask: ListDir) -> ListReply:
        """The names in a directory."""
        return self._pass(ask, self._look.list)

    def engine(self, ask: Engine) -> EngineReply:
        """Ask the Docker Engine API."""
        return self._pass(ask, self._look.engine)

    def dial(self, ask: Dial) -> DialReply:
        """Connect to a port or a socket."""
        return self._pass(ask, self._look.dial)

    def dns(self, ask: Dns) -> DnsReply:
        """Ask one name server."""
        return self._pass(ask, self._look.dns)

    def environ(self, ask: Environ) -> EnvironReply:
        """The environment variables that matter to Docker."""
        return self._pass(ask, self._look.environ)

    def _pass(self, ask: A, answer: Callable[[A], R]) -> R:
        """The door: `answer` puts the question to the other Look."""
        return answer(ask)
