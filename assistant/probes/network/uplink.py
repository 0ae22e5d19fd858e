"""The way outside: IPv6, and how large its packets may be."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Content, Look, Read
from assistant.probes.answers import garbled, number
from assistant.probes.network.routes import is_default, is_table, parse_routes
from assistant.probes.specs import number as a_number
from assistant.probes.specs import truth

_INTERFACE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]{0,14}\Z")
_EVERYWHERE = "0" * 32

UPLINK_SPECS = (
    truth("network.default_route6", "whether there is an IPv6 route to everywhere"),
    a_number("network.uplink_mtu", "the MTU in bytes of the interface that leads everywhere"),
)


def ask_uplink(look: Look, _of: str | None) -> dict[str, Answer]:
    """Read /proc/net/ipv6_route, /proc/net/route and /sys/class/net/INTERFACE/mtu.

        # cat /proc/net/ipv6_route
        00000000000000000000000000000000 00 00000000000000000000000000000000 00 fe80...01 00000400 ... 00000003 eth0
        # cat /sys/class/net/eth0/mtu
        1450

    Linux 6.18. Without IPv6 there is no such file; a route to everywhere through `lo` is a refusal.
    https://docs.kernel.org/networking/ip-sysctl.html; Linux, net/ipv6/route.c: rt6_info_route
    """
    return {
        "network.default_route6": _default6(look.read(Read("/proc/net/ipv6_route"))),
        "network.uplink_mtu": _mtu(look),
    }


def _default6(reply: Content | Absent | Unknown) -> Answer:
    if isinstance(reply, Unknown):
        return reply
    return Known(isinstance(reply, Content) and leads_everywhere(reply.text))


def leads_everywhere(text: str) -> bool:
    """Whether /proc/net/ipv6_route holds a route to everywhere that is not a refusal."""
    rows = (line.split() for line in text.splitlines())
    return any(len(row) >= 10 and row[0] == _EVERYWHERE and row[1] == "00" and row[-1] != "lo" for row in rows)


def _mtu(look: Look) -> Answer:
    routes = look.read(Read("/proc/net/route"))
    if not isinstance(routes, Content):
        return routes
    if not is_table(routes.text):
        return garbled("the kernel's table of routes")
    uplink = next((route.interface for route in parse_routes(routes.text) if is_default(route)), None)
    if uplink is None or not _INTERFACE.match(uplink):
        return Absent()
    reply = look.read(Read(f"/sys/class/net/{uplink}/mtu"))
    return parse_mtu(reply.text) if isinstance(reply, Content) else reply


def parse_mtu(text: str) -> Answer:
    """A number of bytes."""
    digits = text.strip()
    return number(int(digits)) if re.fullmatch(r"[0-9]{1,9}", digits) else garbled("the kernel")
