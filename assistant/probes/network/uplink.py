"""The way outside: IPv6, how large its packets may be, and a range of addresses that leads nowhere yet."""

from __future__ import annotations

from ipaddress import IPv4Network

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Content, Look, ReadReply
from assistant.probes.answers import garbled, word
from assistant.probes.interface import NAME, parse_mtu
from assistant.probes.network.addresses import Route, is_default, is_table, parse_routes
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text, truth
from assistant.probes.whole import read_whole

_EVERYWHERE = "0" * 32
_SPARE = tuple(IPv4Network((f"10.{second}.0.0", 16)) for second in range(201, 250))
"""Ranges that are rarely used, for networks of Docker's when its own are used up."""

SPECS = (
    truth("network.default_route6", "whether there is an IPv6 route to everywhere"),
    quantity("network.uplink_mtu", "the MTU in bytes of the interface that leads everywhere"),
    text("network.free_range", "a private range of addresses to which this host has no route, as 10.201.0.0/16"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Read /proc/net/ipv6_route, /proc/net/route and /sys/class/net/INTERFACE/mtu.

        # cat /proc/net/ipv6_route
        00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe80...01 00000400 ... 00000003 eth0
        # cat /sys/class/net/eth0/mtu
        1450

    Linux 6.18. Without IPv6 there is no such file; a route to everywhere through `lo` is a refusal.
    https://docs.kernel.org/networking/ip-sysctl.html; Linux, net/ipv6/route.c: rt6_info_route
    """
    routes = read_whole(look, "/proc/net/route")
    return {
        "network.default_route6": _default6(read_whole(look, "/proc/net/ipv6_route")),
        **_from_routes(look, routes),
    }


def _from_routes(look: Look, reply: ReadReply) -> dict[str, Answer]:
    names = ("network.uplink_mtu", "network.free_range")
    if not isinstance(reply, Content):
        return dict.fromkeys(names, reply)
    if not is_table(reply.text):
        return dict.fromkeys(names, garbled("the kernel's table of routes"))
    routes = parse_routes(reply.text)
    return {"network.uplink_mtu": _mtu(look, routes), "network.free_range": word(free_range(routes))}


def free_range(routes: tuple[Route, ...]) -> str | None:
    """The first of the spare ranges that no route but the default one overlaps."""
    own = [route.target for route in routes if not is_default(route)]
    free = (spare for spare in _SPARE if not any(spare.overlaps(target) for target in own))
    return next((str(spare) for spare in free), None)


def _default6(reply: ReadReply) -> Answer:
    if isinstance(reply, Unknown):
        return reply
    return Known(False) if isinstance(reply, Absent) else leads_everywhere(reply.text)


def leads_everywhere(text: str) -> Answer:
    """Whether /proc/net/ipv6_route holds a route to everywhere that is not a refusal."""
    rows = [line.split() for line in text.splitlines()]
    if any(len(row) < 10 for row in rows):
        return garbled("the kernel's table of routes")
    return Known(any(row[0] == _EVERYWHERE and row[1] == "00" and row[-1] != "lo" for row in rows))


def _mtu(look: Look, routes: tuple[Route, ...]) -> Answer:
    uplink = next((route.interface for route in routes if is_default(route)), None)
    if uplink is None or not NAME.match(uplink):
        return Absent()
    return parse_mtu(read_whole(look, f"/sys/class/net/{uplink}/mtu"))


PROBE = Probe("network.uplink", SPECS, ask)
