"""Services of the host: systemd's units, or the scripts of SysV init."""

from assistant.probes.probe import Probe
from assistant.probes.service import files, journal, manager, unit

PROBES: tuple[Probe, ...] = (manager.PROBE, unit.PROBE, files.PROBE, journal.PROBE)
