"""Whether a service still runs the program that is installed."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look, Stat, Status
from assistant.probes.answers import all_alike, garbled, not_a
from assistant.probes.probe import Probe
from assistant.probes.service.manager import is_unit
from assistant.probes.service.properties import show
from assistant.probes.specs import truth

SPECS = (truth("service.program_replaced", "its program was replaced on the disk since the unit started", "unit"),)
_GONE = " (deleted)"


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """`systemctl show UNIT -p MainPID` (with other properties), then the link /proc/PID/exe.

    Sample, systemd 252, after apt has put a new containerd in place: `/usr/bin/containerd (deleted)`. A package
        manager writes the new file beside the old one and renames it; the process keeps the old one, which has no
        name any more.
    Source: proc_pid_exe(5)
    """
    if of is None or not is_unit(of):
        return all_alike(SPECS, not_a("a unit"))
    found = show(look, of)
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    if missing := found.lacks("MainPID"):
        return all_alike(SPECS, missing)
    pid = found.one("MainPID")
    if not pid.isdecimal() or pid == "0":
        return {"service.program_replaced": Absent()}
    return {"service.program_replaced": _replaced(look, pid)}


def _replaced(look: Look, pid: str) -> Answer:
    link = look.stat(Stat(f"/proc/{pid}/exe"))
    if isinstance(link, Status):
        return Known(link.target.endswith(_GONE)) if link.target else garbled(f"/proc/{pid}/exe")
    return link


PROBE = Probe("service.program", SPECS, ask, of="unit")
