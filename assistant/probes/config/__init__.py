"""The settings of the engine: daemon.json, and the options that dockerd is started with."""

from assistant.probes.config import file, flag, key
from assistant.probes.probe import Probe

PROBES: tuple[Probe, ...] = (file.PROBE, key.PROBE, flag.PROBE)
