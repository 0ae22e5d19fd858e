"""Loop devices: how many there are, how many are in use, and what would make another."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import ListDir, ListReply, Look, Names, Stat, Status
from assistant.probes.answers import garbled, unseen_in
from assistant.probes.kernel.modules import STATES, module_state
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text, truth

_MOST_DEVICES = 256

SPECS = (
    quantity("loop.devices", "how many /dev/loopN device nodes there are"),
    quantity("loop.free", "how many of them are unused"),
    text("loop.module", "whether the kernel has the module loop", values=STATES),
    truth("loop.control", "whether /dev/loop-control is there, which makes devices on request"),
    text("loop.next_path", "the first /dev/loopN that does not exist yet and is not in use"),
    quantity("loop.next_minor", "the N of that device"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """List /dev and /sys/block, and look for /sys/block/loopN/loop, which a device has while a file is behind it.

    No tool is needed; losetup shows the same from these files:

        # ls /dev
        loop-control  loop0  loop1  loop2 ...
        # ls -d /sys/block/loop*/loop
        /sys/block/loop0/loop

    Seen with Linux 6.18. https://docs.kernel.org/admin-guide/devices.html, drivers/block/loop.c (attribute group
    "loop").
    """
    devices, blocks = look.list(ListDir("/dev")), look.list(ListDir("/sys/block"))
    control = look.stat(Stat("/dev/loop-control"))
    answers: dict[str, Answer] = {
        "loop.module": module_state(look, "loop"),
        "loop.control": control if isinstance(control, Unknown) else Known(isinstance(control, Status)),
    }
    used = _used(look, blocks)
    if isinstance(devices, Names) and not isinstance(used, Unknown):
        return answers | count_devices(loop_minors(devices.names), used)
    unseen = devices if isinstance(devices, Unknown) else used if isinstance(used, Unknown) else garbled("/dev")
    return {spec.name: answers.get(spec.name, unseen) for spec in SPECS}


def _used(look: Look, blocks: ListReply) -> set[int] | Unknown:
    if not isinstance(blocks, Names):
        return blocks if isinstance(blocks, Unknown) else garbled("/sys/block")
    backing = {minor: look.stat(Stat(f"/sys/block/loop{minor}/loop")) for minor in loop_minors(blocks.names)}
    unseen = unseen_in(*backing.values())
    return unseen or {minor for minor, reply in backing.items() if isinstance(reply, Status)}


def loop_minors(names: Iterable[str]) -> tuple[int, ...]:
    """The N of each loopN (not of its partitions loopNpM), smallest first."""
    found = (re.fullmatch(r"loop([0-9]{1,6})", name) for name in names)
    return tuple(sorted({int(match[1]) for match in found if match}))[:_MOST_DEVICES]


def count_devices(nodes: tuple[int, ...], used: set[int]) -> dict[str, Answer]:
    """Count nodes; a device that is in use but has no node here counts only as a number that is taken."""
    taken = set(nodes) | used
    following = next(minor for minor in range(len(taken) + 1) if minor not in taken)
    return {
        "loop.devices": Known(len(nodes)),
        "loop.free": Known(len(set(nodes) - used)),
        "loop.next_path": Known(f"/dev/loop{following}"),
        "loop.next_minor": Known(following),
    }


PROBE = Probe("loop.devices", SPECS, ask)
