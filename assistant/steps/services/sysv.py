"""The commands of SysV init for what is asked of a unit."""

from __future__ import annotations

from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Nothing
from assistant.steps.plan.parts import Command
from assistant.steps.services.units import Unit

_TIMEOUT_S = 180.0


def sysv_commands(verb: str, units: tuple[Unit, ...], here: HostNow) -> tuple[Command, ...] | Nothing:
    """One command a script; nothing for what SysV init does not have: sockets and a memory of failures."""
    scripts = [unit.name.removesuffix(".service") for unit in units if unit.name.endswith(".service")]
    if not scripts or verb == "reset-failed":
        return Nothing(f"SysV init knows no {verb} for this")
    if verb in ("enable", "disable"):
        return tuple(Command(_at_boot(verb, script, here)) for script in scripts)
    return tuple(Command(("service", script, verb), timeout_s=_TIMEOUT_S) for script in scripts)


def _at_boot(verb: str, script: str, here: HostNow) -> tuple[str, ...]:
    if here.act.stat("/usr/sbin/update-rc.d") is not None:
        return ("update-rc.d", script, verb)
    return ("chkconfig", script, "on" if verb == "enable" else "off")
