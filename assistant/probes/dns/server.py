"""Whether one name server answers at all."""

from __future__ import annotations

from assistant.model.dialling import Sight, sight_of
from assistant.model.effort import Effort, Pace
from assistant.model.fact import Answer, Unknown
from assistant.model.look import Look
from assistant.probes.address import ip_of, parse_place
from assistant.probes.answers import all_alike, not_a
from assistant.probes.dns.resolvers import read_resolv_conf
from assistant.probes.dns.sign_of_life import answers
from assistant.probes.probe import Probe
from assistant.probes.specs import truth

SPECS = (truth("dns.server_answers", "whether this DNS server answers", "server"),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask one name server for the addresses of `localhost`, over UDP.

        # nslookup localhost 10.77.0.53
        ;; connection timed out; no servers could be reached

    Any answer counts, NXDOMAIN too. Seen with dnsmasq 2.90. https://www.rfc-editor.org/rfc/rfc6761#section-6.3
    """
    place = parse_place(of or "")
    if place is None or ip_of(place.host) is None:
        return all_alike(SPECS, not_a("the address of a DNS server"))
    if not _may_be_one(look, place.host):
        return all_alike(SPECS, not_a("the address of a DNS server that this host could use"))
    return {"dns.server_answers": answers(look, place.host)}


def _may_be_one(look: Look, server: str) -> bool:
    """Whether a text may have an address asked: every machine of a link, or many at once, only as resolv.conf does.

    A cloud can have its DNS server at a link-local address (169.254.169.253 of AWS).
    """
    address = ip_of(server)
    if address is not None and sight_of("", server) is not Sight.NEVER:
        return True
    settings = read_resolv_conf(look)
    return not isinstance(settings, Unknown) and server in settings.asked


def effort(of: str | None) -> Effort:
    """A server on the internet is a third party, who sees that this host asks."""
    place = parse_place(of or "")
    address = ip_of(place.host) if place else None
    if place is None or address is None or not address.is_global:
        return Effort()
    return Effort(Pace.INTRUSIVE, f"one DNS query for localhost goes to {place.host}, a server on the internet.", 2.0)


PROBE = Probe("dns.server", SPECS, ask, of="server", effort=effort)
