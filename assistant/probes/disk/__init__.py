"""Disks: what is free at a path, and what takes the space in the data-root."""

from assistant.probes.disk.data_root import ROOT_SPECS, ask_root
from assistant.probes.disk.leftovers import LEFTOVER_SPECS, ask_leftovers
from assistant.probes.disk.logs import LOG_SPECS, ask_logs
from assistant.probes.disk.mounts import MOUNT_SPECS, ask_mounts
from assistant.probes.disk.space import SPECS, ask_space
from assistant.probes.disk.usage import USAGE_SPECS, ask_usage
from assistant.probes.probe import Probe

PROBES = (
    Probe("disk.space", SPECS, ask_space, "path"),
    Probe("disk.mounts", MOUNT_SPECS, ask_mounts),
    Probe("disk.root", ROOT_SPECS, ask_root),
    Probe("disk.leftovers", LEFTOVER_SPECS, ask_leftovers),
    Probe("disk.logs", LOG_SPECS, ask_logs, timeout_s=10.0),
    Probe("disk.usage", USAGE_SPECS, ask_usage, timeout_s=30.0, slow=True),
)
