"""How much of a service's limit of tasks is in use."""

from __future__ import annotations

from assistant.model.fact import Answer, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, not_a, number
from assistant.probes.probe import Probe
from assistant.probes.service.manager import is_unit
from assistant.probes.service.properties import show
from assistant.probes.specs import quantity

SPECS = (quantity("service.tasks_used_pct", "how much of its limit of tasks the unit uses, in percent", "unit"),)
_ENDLESS = 2**64 - 1


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """`systemctl show UNIT -p TasksCurrent,TasksMax` (with other properties).

    Sample, systemd 252: `TasksCurrent=487`, `TasksMax=512`; a unit that does not run has `[not set]`, and one
        without a limit `infinity`, which older releases print as 18446744073709551615.
    Source: systemd.resource-control(5), TasksMax=
    """
    if of is None or not is_unit(of):
        return all_alike(SPECS, not_a("a unit"))
    found = show(look, of)
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    if missing := found.lacks("TasksCurrent", "TasksMax"):
        return all_alike(SPECS, missing)
    return {"service.tasks_used_pct": number(parse_used_pct(found.one("TasksCurrent"), found.one("TasksMax")))}


def parse_used_pct(current: str, most: str) -> int | None:
    """Percent of the limit; None for a unit that does not run or has no limit."""
    if not (current.isdecimal() and most.isdecimal()) or not 0 < int(most) < _ENDLESS:
        return None
    return min(100, int(current) * 100 // int(most))


PROBE = Probe("service.tasks", SPECS, ask, of="unit")
