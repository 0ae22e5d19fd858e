"""Who starts and stops services on this host."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Content, Look, Stat, Status
from assistant.probes.probe import Probe
from assistant.probes.specs import text
from assistant.probes.whole import read_whole

MANAGERS = ("systemd", "sysv", "none")
SCRIPTS = "/etc/init.d"
NO_MANAGER = Unknown(Reason.NOT_INSTALLED, "no service manager runs here, as inside most containers")
_UNIT = re.compile(r"[A-Za-z0-9][A-Za-z0-9:_.@\\-]{0,200}\.(service|socket|target|mount|timer|slice|path)")
_INITS = ("init", "openrc-init")

SPECS = (text("service.manager", "who manages the services", values=MANAGERS),)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Is /run/systemd/system a folder (the test of sd_booted(3)); else is there a script /etc/init.d/docker.

    Sample, systemd 252: `stat -c %F /run/systemd/system` prints `directory`.
    Source: https://www.freedesktop.org/software/systemd/man/latest/sd_booted.html
    """
    manager = manager_of(look)
    return {"service.manager": manager if isinstance(manager, Unknown) else Known(manager)}


def manager_of(look: Look) -> str | Unknown:
    """`systemd`, `sysv` or `none`."""
    for path, manager in (("/run/systemd/system", "systemd"), (f"{SCRIPTS}/docker", "sysv")):
        found = look.stat(Stat(path, follow=True))
        if not isinstance(found, Absent):
            return found if isinstance(found, Unknown) else manager
    first = read_whole(look, "/proc/1/comm")
    if isinstance(first, Unknown):
        return first
    if not isinstance(first, Content) or first.text.strip() not in _INITS:
        return "none"
    scripts = look.stat(Stat(SCRIPTS, follow=True))
    return scripts if isinstance(scripts, Unknown) else "sysv" if isinstance(scripts, Status) else "none"


def is_unit(name: str | None) -> bool:
    """Whether it can be the name of a unit, and never an option or a path."""
    return name is not None and _UNIT.fullmatch(name) is not None


def script_of(unit: str) -> str:
    """The path of the SysV script that stands for a unit."""
    return f"{SCRIPTS}/{unit.removesuffix('.service')}"


PROBE = Probe("service.manager", SPECS, ask)
