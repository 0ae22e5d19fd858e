"""Whether the kernel passes on packets that come in through an interface."""

from __future__ import annotations

from ipaddress import IPv4Interface

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look, RunReply
from assistant.probes.answers import all_alike, garbled, not_a
from assistant.probes.interface import NAME, parse_ipv4
from assistant.probes.probe import Probe
from assistant.probes.specs import truth
from assistant.probes.whole import run_whole

_OF = "interface"
_ELSEWHERE = "192.0.2.1"
"""An address of the documentation (RFC 5737): on no network of this host, and nothing is sent to it."""

SPECS = (truth("interface.forwards", "whether the kernel would pass on an IPv4 packet that comes in there", _OF),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Let the kernel decide about a packet of a neighbour: `ip -4 route get 192.0.2.1 from 172.17.0.2 iif docker0`.

        # ip -o -4 addr show dev docker0
        3: docker0    inet 172.17.0.1/16 brd 172.17.255.255 scope global docker0\\       valid_lft forever ...
        # ip -4 route get 192.0.2.1 from 172.17.0.2 iif docker0
        RTNETLINK answers: No route to host

    iproute2 6.1, Linux 6.18. That answer is for an interface whose forwarding is off; without a route to there it is
    "Network is unreachable". Nothing is sent. https://man7.org/linux/man-pages/man8/ip-route.8.html
    """
    if of is None or not NAME.match(of):
        return all_alike(SPECS, not_a("the name of a network interface"))
    own = parse_ipv4(run_whole(look, ("ip", "-o", "-4", "addr", "show", "dev", of)))
    if not isinstance(own, Known):
        return all_alike(SPECS, own)
    neighbour = neighbour_of(str(own.value))
    if neighbour is None:
        return all_alike(SPECS, Absent())
    reply = run_whole(look, ("ip", "-4", "route", "get", _ELSEWHERE, "from", neighbour, "iif", of))
    return all_alike(SPECS, parse_decision(reply))


def neighbour_of(own: str) -> str | None:
    """An address beside an interface's own, as 172.17.0.2 is beside 172.17.0.1/16; None where there is no room."""
    try:
        place = IPv4Interface(own)
    except ValueError:
        return None
    near = (place.ip + step for step in (1, -1))
    outer = (place.network.network_address, place.network.broadcast_address)
    return next((str(each) for each in near if each in place.network and each not in outer), None)


def parse_decision(reply: RunReply) -> Answer:
    """What the kernel decided; that it knows no way to the address is another matter."""
    if isinstance(reply, Unknown):
        return reply
    if reply.code == 0 and _ELSEWHERE in reply.out:
        return Known(True)
    if "No route to host" in reply.err:
        return Known(False)
    return Known(True) if "Network is unreachable" in reply.err else garbled("ip")


PROBE = Probe("network.forwarding", SPECS, ask, of=_OF)
