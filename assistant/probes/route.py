"""The way that packets to an address would take; none is sent."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look, RunReply
from assistant.probes.address import ip_of, parse_place
from assistant.probes.answers import all_alike, garbled, not_a, word
from assistant.probes.probe import Probe
from assistant.probes.specs import text, truth
from assistant.probes.whole import run_whole

_OF = "server"
_FIELDS = re.compile(r"\b(via|dev) (\S{1,60})")
_REFUSED = re.compile(
    r"(?m)^(unreachable|prohibit|blackhole)\b|[Nn]etwork is unreachable|No route to host|not permitted"
)

SPECS = (
    truth("route.exists", "whether the host knows a way to the address", _OF),
    truth("route.is_here", "whether it is an address of this host itself", _OF),
    text("route.interface", "the interface that packets leave by", _OF),
    text("route.gateway", "the router that they go to; none for a neighbour", _OF),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Run `ip -o route get ADDRESS`, which asks the kernel and sends nothing.

        # ip -o route get 10.20.0.7
        10.20.0.7 via 192.0.2.1 dev eth0 src 192.0.2.10 uid 0 \\    cache
        # ip -o route get 192.0.2.10
        local 192.0.2.10 dev lo src 192.0.2.10 uid 0 \\    cache <local>

    iproute2 6.1. A name is not looked up; `localhost` is 127.0.0.1.
    https://man7.org/linux/man-pages/man8/ip-route.8.html
    """
    place = parse_place(of or "")
    host = "127.0.0.1" if place and place.host == "localhost" else place.host if place else ""
    address = ip_of(host) if host else None
    if address is None or "%" in host:
        return all_alike(SPECS, not_a("an address"))
    return parse_route(run_whole(look, ("ip", "-o", "route", "get", str(address))))


def parse_route(reply: RunReply) -> dict[str, Answer]:
    """Read `ip -o route get`."""
    if isinstance(reply, Unknown):
        return all_alike(SPECS, reply)
    if _REFUSED.search(reply.out + reply.err):
        return all_alike(SPECS, Absent()) | {"route.exists": Known(False), "route.is_here": Known(False)}
    fields = dict(_FIELDS.findall(reply.out))
    if reply.code or "dev" not in fields:
        return all_alike(SPECS, garbled("ip route get"))
    return {
        "route.exists": Known(True),
        "route.is_here": Known(reply.out.startswith("local ")),
        "route.interface": word(fields.get("dev")),
        "route.gateway": word(fields.get("via")),
    }


PROBE = Probe("route.get", SPECS, ask, of=_OF)
