"""This machine: where probes look and steps act."""

from __future__ import annotations

import socket
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.host import commands, files
from assistant.host.environment import docker_environment
from assistant.model.fact import Absent, Unknown
from assistant.model.look import (
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
    Response,
    Run,
    Stat,
    Status,
)

if TYPE_CHECKING:
    from assistant.host.rights import Rights
    from assistant.ports import Act


class LocalLook:
    """Looks at this machine. What costs time to import is loaded by the first question that needs it."""

    def run(self, ask: Run) -> Ran | Unknown:
        """Run a read-only command."""
        return commands.run_command(ask)

    def read(self, ask: Read) -> Content | Absent | Unknown:
        """Read a file."""
        return files.read_file(ask)

    def stat(self, ask: Stat) -> Status | Absent | Unknown:
        """What stands at a path."""
        return files.stat_path(ask)

    def list(self, ask: ListDir) -> Names | Absent | Unknown:
        """The names in a directory."""
        return files.list_directory(ask)

    def engine(self, ask: Engine) -> Response | DialFailed | Unknown:
        """Ask the Docker Engine API."""
        from assistant.host.engine import ask_engine

        return ask_engine(self, ask)

    def dial(self, ask: Dial) -> Dialled | DialFailed | Unknown:
        """Connect to a port or a socket."""
        from assistant.host.dial import dial

        return dial(ask)

    def dns(self, ask: Dns) -> DnsAnswer | Unknown:
        """Ask one name server."""
        from assistant.host.dns import resolve

        return resolve(ask)

    def environ(self, ask: Environ) -> Environment | Unknown:
        """The environment variables that matter to Docker."""
        return docker_environment()


class LocalHost:
    """This machine as a host."""

    is_recorded = False
    taken = ""

    @property
    def name(self) -> str:
        """Its host name."""
        return socket.gethostname()

    @cached_property
    def look(self) -> Look:
        """Looks at this machine."""
        return LocalLook()

    def round(self) -> Look:
        """Looks at this machine for one round, and asks it each question once."""
        from assistant.host.once import Once

        return Once(self.look)

    def round_as_root(self) -> Look | None:
        """The same round through sudo, where this user is refused; None where it lends no rights unasked."""
        if not self._rights.lends:
            return None
        from assistant.host.once import Once
        from assistant.host.sudo_look import SudoLook

        return Once(SudoLook(self.look, self._rights.prefix))

    @cached_property
    def _rights(self) -> Rights:
        from assistant.host.rights import Rights

        return Rights()

    @cached_property
    def act(self) -> Act | None:
        """Changes this machine."""
        from assistant.host.act import LocalAct

        act: Act = LocalAct(self.look, self._rights)
        return act
