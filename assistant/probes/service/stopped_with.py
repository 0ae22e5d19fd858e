"""With which other unit a unit was stopped, because it is bound to that."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look, Ran
from assistant.probes.answers import all_alike, garbled, not_a
from assistant.probes.probe import Probe
from assistant.probes.service.manager import NO_MANAGER, is_unit, manager_of
from assistant.probes.service.properties import Properties, parse_properties
from assistant.probes.specs import text
from assistant.probes.whole import run_whole

_OF = "unit"
_MOST = 4
_NAMES = "LoadState,ActiveState,BindsTo,InactiveEnterTimestampMonotonic"
_TOGETHER_US = 100_000_000
"""A unit may take 90 s to stop, by default; the one that it is bound to waits for it."""

SPECS = (text("service.stopped_with", "the unit that it is bound to, where both were stopped in the same moment", _OF),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """`systemctl show UNIT -p LoadState,ActiveState,BindsTo,InactiveEnterTimestampMonotonic`, and the same of the
    units in BindsTo.

        # systemctl show docker.service -p LoadState,ActiveState,BindsTo,InactiveEnterTimestampMonotonic
        BindsTo=containerd.service
        LoadState=loaded
        ActiveState=inactive
        InactiveEnterTimestampMonotonic=81273645

    systemd 252. Absent where it runs, or is bound to nothing that was stopped with it.
    https://www.freedesktop.org/software/systemd/man/latest/systemd.unit.html#BindsTo=
    """
    if of is None or not is_unit(of):
        return all_alike(SPECS, not_a("a unit"))
    manager = manager_of(look)
    if isinstance(manager, Unknown) or manager != "systemd":
        return all_alike(SPECS, manager if isinstance(manager, Unknown) else NO_MANAGER)
    return {"service.stopped_with": _stopped_with(look, of)}


def _stopped_with(look: Look, unit: str) -> Answer:
    own = _show(look, unit)
    if isinstance(own, Unknown):
        return own
    ended = _ended_us(own)
    if own.one("ActiveState") not in ("inactive", "failed") or not ended:
        return Absent()
    for other in own.one("BindsTo").split()[:_MOST]:
        found = _show(look, other) if is_unit(other) else garbled("systemctl show")
        if isinstance(found, Unknown):
            return found
        if (stopped := _ended_us(found)) and abs(stopped - ended) <= _TOGETHER_US:
            return Known(other)
    return Absent()


def _show(look: Look, unit: str) -> Properties | Unknown:
    reply = run_whole(look, ("systemctl", "show", unit, "-p", _NAMES))
    if not isinstance(reply, Ran):
        return reply
    found = parse_properties(reply.out)
    is_whole = all(name in found.values for name in _NAMES.split(",")) and reply.out.endswith("\n")
    return found if is_whole and found.one("InactiveEnterTimestampMonotonic").isdecimal() else garbled("systemctl show")


def _ended_us(found: Properties) -> int:
    """When it was last stopped, in microseconds since the boot; 0 for never."""
    return int(found.one("InactiveEnterTimestampMonotonic"))


PROBE = Probe("service.stopped-with", SPECS, ask, of=_OF)
