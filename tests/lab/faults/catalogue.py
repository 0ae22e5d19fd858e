"""Every fault of the lab."""

from tests.lab.faults import access, bridges, daemon_json, exits, groups, loops, ports, programs, registries, space
from tests.lab.faults.fault import Fault

FAULTS: tuple[Fault, ...] = (
    *daemon_json.FAULTS,
    *groups.FAULTS,
    *loops.FAULTS,
    *access.FAULTS,
    *registries.FAULTS,
    *bridges.FAULTS,
    *programs.FAULTS,
    *space.FAULTS,
    *ports.FAULTS,
    *exits.FAULTS,
)
