"""systemd reads a unit's files when it is told to: how it is told, and whether it has yet to be."""

from __future__ import annotations

from assistant.model.look import Ran, Run
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.parts import Command
from assistant.steps.services.units import service_manager

RELOAD = Command(("systemctl", "daemon-reload"))


def asks_for_reload(unit: str) -> tuple[str, ...]:
    """The question whether a unit's files were changed since systemd read them; it answers `yes` or `no`."""
    return ("systemctl", "show", "--value", "-p", "NeedDaemonReload", unit)


def is_unread(unit: str, here: HostNow) -> bool:
    """Whether systemd has yet to read the unit's files: they were changed, and it was not told, or not to the end."""
    reply = here.look.run(Run(asks_for_reload(unit))) if service_manager(here) == "systemd" else None
    return isinstance(reply, Ran) and reply.out.strip() == "yes"
