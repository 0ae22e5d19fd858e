"""Whether a container's memory limit could be raised on this host."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known
from assistant.model.look import Content, Look
from assistant.probes.answers import all_alike, garbled, told
from assistant.probes.container.inspect import inspect
from assistant.probes.document import Document
from assistant.probes.kernel.system import parse_memory
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity
from assistant.probes.whole import read_whole

_OF = "container"
_NAME = "container.doubled_memory_limit_bytes"

SPECS = (
    quantity(_NAME, "twice its memory limit, when the host has that much to spare; none without a limit", _OF),
    quantity("container.memory_swap_bytes", "the memory and swap that it may use together; -1 without a limit", _OF),
    quantity("container.doubled_memory_swap_bytes", "twice that, and never less than twice the memory limit", _OF),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine for `GET /containers/NAME/json`, and compare with MemAvailable of /proc/meminfo.

        {"HostConfig":{"Memory":16777216,"MemorySwap":33554432,...},...}
        MemAvailable:   23456789 kB

    Engine 20.10.24, Linux 6.1. proc(5)
    """
    found, memory = inspect(look, of), read_whole(look, "/proc/meminfo")
    if not isinstance(found, Document):
        return all_alike(SPECS, found)
    room = parse_room(found, memory.text) if isinstance(memory, Content) else memory
    facts = {_NAME: room} | parse_swap(found)
    limits = (found.at("HostConfig", "Memory"), found.at("HostConfig", "MemorySwap"))
    return {name: told(answer, *limits) for name, answer in facts.items()}


def parse_swap(found: Document) -> dict[str, Answer]:
    """What a container may swap: the engine counts its memory in, and -1 is no limit."""
    host = found.at("HostConfig")
    limit, swap = host.at("Memory").number or 0, host.at("MemorySwap").number or 0
    if not limit or not swap:
        return dict.fromkeys(("container.memory_swap_bytes", "container.doubled_memory_swap_bytes"), Absent())
    return {
        "container.memory_swap_bytes": Known(swap),
        "container.doubled_memory_swap_bytes": Known(swap if swap < 0 else max(2 * swap, 2 * limit)),
    }


def parse_room(found: Document, memory: str) -> Answer:
    """Twice the limit, or Absent when the host lacks room for it."""
    limit, available = found.at("HostConfig", "Memory").number or 0, parse_memory(memory)
    if available is None:
        return garbled("the kernel")
    return Known(2 * limit) if 0 < 2 * limit <= available else Absent()


PROBE = Probe("container.room", SPECS, ask, of=_OF)
