"""Whether this host swaps, and how much."""

from __future__ import annotations

import re

from assistant.model.fact import Answer, Known
from assistant.model.look import Content, Look
from assistant.probes.answers import all_alike, garbled
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity
from assistant.probes.whole import read_whole

SPECS = (
    quantity("kernel.swap_total_bytes", "how much the kernel can swap out; 0 when swap is off"),
    quantity("kernel.swap_used_bytes", "how much of memory is swapped out"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """SwapTotal and SwapFree of /proc/meminfo.

    Sample, Linux 6.1:
        SwapTotal:       2097148 kB
        SwapFree:        2012156 kB
    Source: https://man7.org/linux/man-pages/man5/proc_meminfo.5.html
    """
    reply = read_whole(look, "/proc/meminfo")
    return parse_swap(reply.text) if isinstance(reply, Content) else all_alike(SPECS, reply)


def parse_swap(text: str) -> dict[str, Answer]:
    """Read what /proc/meminfo says of swap."""
    found = {row[1]: 1024 * int(row[2]) for row in re.finditer(r"(?m)^(SwapTotal|SwapFree):\s+(\d+) kB$", text)}
    if len(found) < 2:
        return all_alike(SPECS, garbled("the kernel"))
    used = found["SwapTotal"] - found["SwapFree"]
    return {"kernel.swap_total_bytes": Known(found["SwapTotal"]), "kernel.swap_used_bytes": Known(used)}


PROBE = Probe("kernel.swap", SPECS, ask)
