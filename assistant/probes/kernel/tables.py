"""How full the kernel's tables of connections and of neighbours are."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.model.fact import Answer, Known
from assistant.model.look import Content, Look, ReadReply
from assistant.probes.answers import garbled
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity
from assistant.probes.whole import read_whole

_NETFILTER = "/proc/sys/net/netfilter/nf_conntrack"
_NEIGHBOURS = ("/proc/net/stat/arp_cache", "/proc/sys/net/ipv4/neigh/default/gc_thresh3")
_ROW = re.compile(r"(?m)^entries[^\n]*\n\s*([0-9a-f]{8})(?:\s+[0-9a-f]{8}){8}")

SPECS = (
    quantity("kernel.conntrack_used_pct", "how full the table of tracked connections is, in percent"),
    quantity("kernel.neighbours_used_pct", "how full the table of IPv4 neighbours (ARP) is, in percent"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Read nf_conntrack_count and nf_conntrack_max, /proc/net/stat/arp_cache and gc_thresh3.

        # cat /proc/sys/net/netfilter/nf_conntrack_count /proc/sys/net/netfilter/nf_conntrack_max
        61
        262144
        # cat /proc/net/stat/arp_cache
        entries  allocs   destroys hash_grows lookups  hits     res_failed rcv_probes_mcast rcv_probes_ucast ...
        00000007 00000a2c 00000a25 00000004   0001d5c5 00010562 000002a8   00000000         00000000         ...

    Linux 6.1; the numbers of arp_cache are hexadecimal, and each CPU's row begins with those of the whole table.
    https://docs.kernel.org/networking/nf_conntrack-sysctl.html, https://man7.org/linux/man-pages/man7/arp.7.html
    """
    count, most = (read_whole(look, f"{_NETFILTER}_{name}") for name in ("count", "max"))
    entries, limit = (read_whole(look, path) for path in _NEIGHBOURS)
    return {
        "kernel.conntrack_used_pct": share(count, most, parse_count),
        "kernel.neighbours_used_pct": share(entries, limit, parse_entries),
    }


def share(used: ReadReply, most: ReadReply, parse: Callable[[str], int | None]) -> Answer:
    """The part of a table that is used, in percent; Absent where the kernel has no such table."""
    if not isinstance(used, Content):
        return used
    if not isinstance(most, Content):
        return most
    part, whole = parse(used.text), parse_count(most.text)
    return Known(100 * part // whole) if part is not None and whole else garbled("the kernel")


def parse_count(text: str) -> int | None:
    """A number that stands alone in a file."""
    return int(text) if re.fullmatch(r"\d{1,12}", text.strip()) else None


def parse_entries(text: str) -> int | None:
    """The entries in /proc/net/stat/arp_cache."""
    found = _ROW.search(text)
    return int(found[1], 16) if found else None


PROBE = Probe("kernel.tables", SPECS, ask)
