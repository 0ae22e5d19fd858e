"""The units that come up with others: an undo that stops only those that a step named would leave them running."""

from __future__ import annotations

from assistant.steps.plan.host_now import HostNow
from assistant.steps.services.units import FACTS, Unit, look_at, service_manager

_COMES_WITH = {
    "docker.service": ("docker.socket", "containerd.service"),
    "docker.socket": ("docker.service", "containerd.service"),
}
"""What Docker's own units bring up by Requires= and Wants=, or by the first connection to their socket."""


def down_beside(units: tuple[Unit, ...], here: HostNow) -> tuple[str, ...]:
    """The units that do not run now, and that a start of these brings up."""
    names = [unit.name for unit in units]
    beside = dict.fromkeys(each for name in names for each in _COMES_WITH.get(name, ()) if each not in names)
    if not beside or any(unit.user for unit in units) or service_manager(here) != "systemd":
        return ()
    found = _look_at(tuple(beside), here)
    return tuple(unit.name for unit in found if unit.load == "loaded" and unit.active and not unit.runs)


def brought_up(names: tuple[str, ...], here: HostNow) -> tuple[str, ...]:
    """Those of them that run by now."""
    return tuple(unit.name for unit in _look_at(names, here) if unit.runs)


def _look_at(names: tuple[str, ...], here: HostNow) -> list[Unit]:
    here.ask_together([(f"service.{fact}", name) for name in names for fact in FACTS])
    return [look_at(name, here) for name in names]
