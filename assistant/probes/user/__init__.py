"""The user who asks, and the users and groups of the host."""

from assistant.probes.probe import Probe
from assistant.probes.user import group, home, invoker, subids, sudo

PROBES: tuple[Probe, ...] = (invoker.PROBE, sudo.PROBE, home.PROBE, group.PROBE, subids.PROBE)
