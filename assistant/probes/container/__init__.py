"""One container: what became of it and why, what killed it, and which shells it holds."""

from assistant.probes.container.events import EVENT_SPECS, ask_events
from assistant.probes.container.files import FILE_SPECS, ask_files
from assistant.probes.container.inspect import SPECS, ask_container
from assistant.probes.container.kernel_log import KERNEL_LOG_SPECS, ask_kernel_log
from assistant.probes.container.room import ROOM_SPECS, ask_room
from assistant.probes.container.shells import SHELL_SPECS, ask_shells
from assistant.probes.probe import Probe

PROBES = (
    Probe("container.state", SPECS, ask_container, "container"),
    Probe("container.kernel-log", KERNEL_LOG_SPECS, ask_kernel_log, "container"),
    Probe("container.room", ROOM_SPECS, ask_room, "container"),
    Probe("container.files", FILE_SPECS, ask_files, "container"),
    Probe("container.events", EVENT_SPECS, ask_events, "container", timeout_s=8.0),
    Probe("container.shells", SHELL_SPECS, ask_shells, "container", timeout_s=8.0),
)
