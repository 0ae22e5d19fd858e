"""Every fault of the lab."""

from tests.lab.faults import access, bridges, daemon_json, groups, loops, registries
from tests.lab.faults.fault import Fault

FAULTS: tuple[Fault, ...] = (
    *daemon_json.FAULTS,
    *groups.FAULTS,
    *loops.FAULTS,
    *access.FAULTS,
    *registries.FAULTS,
    *bridges.FAULTS,
)
