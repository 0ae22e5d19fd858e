"""Whether a container's memory limit could be raised on this host."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known
from assistant.model.look import Content, Look
from assistant.probes.answers import garbled
from assistant.probes.container.inspect import inspect
from assistant.probes.document import Document
from assistant.probes.kernel.system import parse_memory
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity
from assistant.probes.whole import read_whole

_NAME = "container.doubled_memory_limit_bytes"

SPECS = (
    quantity(_NAME, "twice its memory limit, when the host has that much to spare; none without a limit", "container"),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine for `GET /containers/NAME/json`, and compare with MemAvailable of /proc/meminfo.

        {"HostConfig":{"Memory":16777216,...},...}
        MemAvailable:   23456789 kB

    Engine 20.10.24, Linux 6.1. proc(5)
    """
    found, memory = inspect(look, of), read_whole(look, "/proc/meminfo")
    if not isinstance(found, Document):
        return {_NAME: found}
    if not isinstance(memory, Content):
        return {_NAME: memory}
    return {_NAME: parse_room(found, memory.text)}


def parse_room(found: Document, memory: str) -> Answer:
    """Twice the limit, or Absent when the host lacks room for it."""
    limit, available = found.at("HostConfig", "Memory").number or 0, parse_memory(memory)
    if available is None:
        return garbled("the kernel")
    return Known(2 * limit) if 0 < 2 * limit <= available else Absent()


PROBE = Probe("container.room", SPECS, ask, of="container")
