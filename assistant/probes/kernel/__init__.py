"""The kernel and the distribution."""

from assistant.probes.kernel import clock, log, module, namespace, sysctl, system
from assistant.probes.probe import Probe

PROBES: tuple[Probe, ...] = (system.PROBE, clock.PROBE, module.PROBE, sysctl.PROBE, log.PROBE, namespace.PROBE)
