"""The user who asks, and the groups of the host."""

from assistant.probes.probe import Probe
from assistant.probes.user import group, invoker, sudo

PROBES: tuple[Probe, ...] = (invoker.PROBE, sudo.PROBE, group.PROBE)
