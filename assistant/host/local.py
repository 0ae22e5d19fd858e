"""This machine: where probes look and steps act."""

from __future__ import annotations

import socket
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.host import commands, files
from assistant.host.environment import docker_environment
from assistant.model.look import (
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
    Run,
    RunReply,
    Stat,
    StatReply,
)

if TYPE_CHECKING:
    from assistant.host.rights import Rights
    from assistant.ports import Act


class LocalLook:
    """Looks at this machine. What costs time to import is loaded by the first question that needs it."""

    def run(self, ask: Run) -> RunReply:
        """Run a read-only command."""
        return commands.run_command(ask)

    def read(self, ask: Read) -> ReadReply:
        """Read a file."""
        return files.read_file(ask)

    def stat(self, ask: Stat) -> StatReply:
        """What stands at a path."""
        return files.stat_path(ask)

    def list(self, ask: ListDir) -> ListReply:
        """The names in a directory."""
        return files.list_directory(ask)

    def engine(self, ask: Engine) -> EngineReply:
        """Ask the Docker Engine API."""
        from assistant.host.engine import ask_engine

        return ask_engine(self, ask)

    def dial(self, ask: Dial) -> DialReply:
        """Connect to a port or a socket."""
        from assistant.host.dial import dial

        return dial(ask)

    def dns(self, ask: Dns) -> DnsReply:
        """Ask one name server."""
        from assistant.host.dns import resolve

        return resolve(ask)

    def environ(self, ask: Environ) -> EnvironReply:
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
