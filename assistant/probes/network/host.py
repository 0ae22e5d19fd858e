"""What containers need of the host: forwarding, filtering of bridged packets, and routes."""

from __future__ import annotations

from assistant.model.fact import Answer, Known
from assistant.model.look import Content, Look, ReadReply
from assistant.probes.answers import garbled, words
from assistant.probes.network.addresses import covers_pool, is_default, is_table, parse_routes
from assistant.probes.probe import Probe
from assistant.probes.specs import texts, truth
from assistant.probes.whole import read_whole

SPECS = (
    truth("network.ip_forward", "whether the kernel forwards IPv4 packets"),
    truth("network.bridge_nf_call", "whether bridged packets pass iptables; none without br_netfilter"),
    truth("network.default_route", "whether there is an IPv4 route to everywhere"),
    texts("network.pool_routes", "routes that take away all of a range Docker picks subnets from"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Read /proc/sys/net/ipv4/ip_forward, /proc/sys/net/bridge/bridge-nf-call-iptables and /proc/net/route.

        # cat /proc/sys/net/ipv4/ip_forward /proc/sys/net/bridge/bridge-nf-call-iptables
        1
        1
        # cat /proc/net/route
        Iface   Destination     Gateway         Flags   RefCnt  Use     Metric  Mask            MTU     Window  IRTT
        eth0    00000000        01004D0A        0003    0       0       0       00000000        0       0       0
        docker0 000011AC        00000000        0001    0       0       0       0000FFFF        0       0       0

    Linux 6.18. A VPN that takes all traffic does so with 0.0.0.0/1 and 128.0.0.0/1, and Docker finds no subnet then.
    https://docs.kernel.org/networking/ip-sysctl.html
    """
    routes = read_whole(look, "/proc/net/route")
    return {
        "network.ip_forward": parse_switch(read_whole(look, "/proc/sys/net/ipv4/ip_forward")),
        "network.bridge_nf_call": parse_switch(read_whole(look, "/proc/sys/net/bridge/bridge-nf-call-iptables")),
        **parse_route_facts(routes),
    }


def parse_switch(reply: ReadReply) -> Answer:
    """A kernel parameter that is 0 or 1."""
    if not isinstance(reply, Content):
        return reply
    text = reply.text.strip()
    return Known(text == "1") if text in ("0", "1") else garbled("the kernel")


def parse_route_facts(reply: ReadReply) -> dict[str, Answer]:
    """What /proc/net/route says by itself; without IPv4 there is no such file."""
    names = ("network.default_route", "network.pool_routes")
    if not isinstance(reply, Content):
        return dict.fromkeys(names, reply)
    if not is_table(reply.text):
        return dict.fromkeys(names, garbled("the kernel's table of routes"))
    routes = parse_routes(reply.text)
    covering = (route for route in routes if not is_default(route) and covers_pool(route))
    return {
        "network.default_route": Known(any(is_default(route) for route in routes)),
        "network.pool_routes": words(f"{route.target} on {route.interface}" for route in covering),
    }


PROBE = Probe("network.host", SPECS, ask)
