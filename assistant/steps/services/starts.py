"""Which start of a unit runs: by it one can tell later whether the unit was started again."""

from __future__ import annotations

from assistant.model.look import Ran, Run
from assistant.probes.service.properties import parse_properties
from assistant.steps.plan.host_now import HostNow
from assistant.steps.services.units import Unit

_ASKED = "ActiveState,InvocationID,ActiveEnterTimestampMonotonic"
_ON_THE_WAY = ("activating", "deactivating", "reloading")


def start_of(unit: str, here: HostNow, *, user: bool = False) -> str:
    """What tells this start of a unit from all others; empty where systemd does not say.

    `systemctl show docker.service -p ActiveState,InvocationID,ActiveEnterTimestampMonotonic`; InvocationID is there
    since systemd 232, the time of the last start (microseconds since the boot) always.
    """
    state, start = _shown(unit, here, user=user)
    return start if state else ""


def starts_of(units: tuple[Unit, ...], here: HostNow) -> dict[str, object]:
    """The start of each of them."""
    return {unit.name: start_of(unit.name, here, user=unit.user) for unit in units}


def has_started_since(starts: dict[str, object], here: HostNow) -> bool | None:
    """Whether all of these units have been started since, and run; None where that cannot be told (yet)."""
    found = [_one_since(unit, str(start), here) for unit, start in starts.items()]
    return None if not found or None in found else all(found)


def _one_since(unit: str, start: str, here: HostNow) -> bool | None:
    shown = [_shown(unit, here, user=user) for user in (False, True)]
    state, now = next((each for each in shown if each[1]), ("", ""))
    if not start or not now or state in _ON_THE_WAY:
        return None
    return state == "active" and now != start


def _shown(unit: str, here: HostNow, *, user: bool) -> tuple[str, str]:
    """Its state, and its last start; both empty where systemd does not say."""
    argv = ("systemctl", *(("--user",) if user else ()), "show", unit, "-p", _ASKED)
    reply = here.look.run(Run(argv))
    if not isinstance(reply, Ran) or reply.code:
        return "", ""
    found = parse_properties(reply.out)
    starts = (found.one("InvocationID"), found.one("ActiveEnterTimestampMonotonic"))
    return found.one("ActiveState"), "/".join(starts) if any(starts) else ""
