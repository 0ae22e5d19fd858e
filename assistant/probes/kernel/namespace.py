"""Whether this process sees all of the machine's user ids, or only a part of them."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known
from assistant.model.look import Content, Look
from assistant.probes.answers import garbled
from assistant.probes.probe import Probe
from assistant.probes.specs import truth
from assistant.probes.whole import read_whole

_ALL = ["0", "0", "4294967295"]

SPECS = (truth("kernel.own_uid_map_full", "this is no user namespace of its own"),)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """/proc/self/uid_map.

    Sample on a machine, Linux 6.1: `         0          0 4294967295`; in a user namespace: `0     100000      65536`
    Source: user_namespaces(7)
    """
    reply = read_whole(look, "/proc/self/uid_map")
    if not isinstance(reply, Content):
        # A kernel without user namespaces has no such file.
        return {"kernel.own_uid_map_full": Known(True) if isinstance(reply, Absent) else reply}
    fields = reply.text.split()
    is_map = all(each.isascii() and each.isdecimal() for each in fields) and len(fields) % 3 == 0
    return {"kernel.own_uid_map_full": Known(fields == _ALL) if is_map else garbled("the kernel")}


PROBE = Probe("kernel.namespace", SPECS, ask)
