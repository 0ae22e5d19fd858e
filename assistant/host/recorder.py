"""Keeps what a host was asked and what it replied."""

from __future__ import annotations

import threading
from typing import TypeVar

from assistant.model.exchange import same_question
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

R = TypeVar("R", bound=Reply)


class Recorder:
    """A Look that passes each question on and keeps it with its reply; the newest reply to a question counts."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._lock = threading.Lock()
        self._replies: dict[Ask, Reply] = {}

    @property
    def exchanges(self) -> tuple[tuple[Ask, Reply], ...]:
        """All questions so far with their replies, in the order of the questions."""
        with self._lock:
            return tuple(self._replies.items())

    def run(self, ask: Run) -> Ran | Unknown:
        """Run a read-only command."""
        return self._keep(ask, self._look.run(ask))

    def read(self, ask: Read) -> Content | Absent | Unknown:
        """Read a file."""
        return self._keep(ask, self._look.read(ask))

    def stat(self, ask: Stat) -> Status | Absent | Unknown:
        """What stands at a path."""
        return self._keep(ask, self._look.stat(ask))

    def list(self, ask: ListDir) -> Names | Absent | Unknown:
        """The names in a directory."""
        return self._keep(ask, self._look.list(ask))

    def engine(self, ask: Engine) -> Response | DialFailed | Unknown:
        """Ask the Docker Engine API."""
        return self._keep(ask, self._look.engine(ask))

    def dial(self, ask: Dial) -> Dialled | DialFailed | Unknown:
        """Connect to a port or a socket."""
        return self._keep(ask, self._look.dial(ask))

    def dns(self, ask: Dns) -> DnsAnswer | Unknown:
        """Ask one name server."""
        return self._keep(ask, self._look.dns(ask))

    def environ(self, ask: Environ) -> Environment | Unknown:
        """The environment variables that matter to Docker."""
        return self._keep(ask, self._look.environ(ask))

    def _keep(self, ask: Ask, reply: R) -> R:
        with self._lock:
            self._replies[same_question(ask)] = reply
        return reply
