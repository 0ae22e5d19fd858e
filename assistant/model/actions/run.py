"""Run a command."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.aspects.commands import affects_of_command
from assistant.model.commands.inverse import takes_back
from assistant.model.risk import Affects

_READS_BACK = {
    "chown": ("user.docker_config_owner",),
    "docker context use": ("daemon.context", "daemon.endpoint*"),
    "docker update --restart": ("container.restart_policy",),
    "ip link set": ("interface.up",),
    "ln": ("disk.exists", "dns.resolv_conf*"),
    "sysctl": ("kernel.sysctl", "network.ip_forward"),
    "systemctl unmask": ("service.load_state", "service.enabled"),
}
"""What a command has written, by its first words."""


class RunCommand(Action, frozen=True, tag="run"):
    """Run a command; each element of the argv may hold one capture or fact.

    Attributes:
        undo: the argv that takes it back, empty when there is none.
        root: needs root privileges.
    """

    argv: tuple[str, ...]
    undo: tuple[str, ...] = ()
    root: bool = True
    timeout_s: float = 120.0

    forms = (Form("run", None, shorthand="argv"),)
    roles: ClassVar[Roles] = {"argv": Role.ARGV, "undo": Role.ARGV}

    @property
    def command_line(self) -> tuple[str, ...]:
        return self.argv

    @property
    def affects(self) -> Affects:
        return affects_of_command(self.argv)

    @property
    def one_way(self) -> str:
        return "" if self.undo else "this command has no `undo`, so Drydock cannot undo the fix"

    def wrongs(self) -> Iterator[str]:
        if not self.argv:
            yield "a command needs a program"
        if self.undo and not takes_back(self.argv, self.undo):
            yield f"{' '.join(self.undo)} does not undo exactly what {' '.join(self.argv)} does"

    def reads_back(self) -> Iterator[str]:
        line = " ".join(self.argv)
        yield from (
            fact for words, facts in _READS_BACK.items() if f"{line} ".startswith(f"{words} ") for fact in facts
        )
