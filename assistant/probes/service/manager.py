"""Who starts and stops services on this host."""

from __future__ import annotations

import re

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import Content, Look, Read, Stat, Status
from assistant.probes.probe import Probe
from assistant.probes.specs import text

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
    return {"service.manager": Known(manager_of(look))}


def manager_of(look: Look) -> str:
    """`systemd`, `sysv` or `none`."""
    if _is_there(look, "/run/systemd/system"):
        return "systemd"
    if _is_there(look, f"{SCRIPTS}/docker"):
        return "sysv"
    first = look.read(Read("/proc/1/comm", limit_bytes=64))
    is_init = isinstance(first, Content) and first.text.strip() in _INITS
    return "sysv" if is_init and _is_there(look, SCRIPTS) else "none"


def is_unit(name: str | None) -> bool:
    """Whether it can be the name of a unit, and never an option or a path."""
    return name is not None and _UNIT.fullmatch(name) is not None


def script_of(unit: str) -> str:
    """The path of the SysV script that stands for a unit."""
    return f"{SCRIPTS}/{unit.removesuffix('.service')}"


def _is_there(look: Look, path: str) -> bool:
    return isinstance(look.stat(Stat(path, follow=True)), Status)


PROBE = Probe("service.manager", SPECS, ask)
