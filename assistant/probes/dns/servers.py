"""Whether name servers answer at all."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import Dns, DnsAnswer, Look
from assistant.probes.address import ip_of, parse_place
from assistant.probes.answers import all_alike, not_a
from assistant.probes.dns.resolvers import read_resolv_conf
from assistant.probes.specs import truth

# Every server answers this one by itself (RFC 6761), at once and without telling anybody what was asked.
_QUESTION = "localhost"
_TIMEOUT_S = 1.8

SERVERS_SPECS = (truth("dns.any_server_answers", "whether one of the host's name servers answers"),)
SERVER_SPECS = (truth("dns.server_answers", "whether this name server answers", "server"),)


def ask_servers(look: Look, _of: str | None) -> dict[str, Answer]:
    """Ask each name server of /etc/resolv.conf for the addresses of `localhost`, over UDP, at the same time.

        # nslookup localhost 10.77.0.1
        Server:   10.77.0.1
        ** server can't find localhost: NXDOMAIN

    Any answer counts, NXDOMAIN too. Seen with dnsmasq 2.90. https://www.rfc-editor.org/rfc/rfc6761#section-6.3
    """
    found = read_resolv_conf(look)
    if isinstance(found, Unknown):
        return all_alike(SERVERS_SPECS, found)
    with ThreadPoolExecutor(max_workers=3) as pool:
        replies = list(pool.map(lambda server: _ask(look, server), found.asked))
    answered = [judge(reply) for reply in replies]
    if Known(True) in answered:
        return {"dns.any_server_answers": Known(True)}
    return {"dns.any_server_answers": next((each for each in answered if isinstance(each, Unknown)), Known(False))}


def ask_server(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask one name server for the addresses of `localhost`, over UDP.

        # nslookup localhost 10.77.0.53
        ;; connection timed out; no servers could be reached

    Any answer counts, NXDOMAIN too. Seen with dnsmasq 2.90. https://www.rfc-editor.org/rfc/rfc6761#section-6.3
    """
    place = parse_place(of or "")
    if place is None or ip_of(place.host) is None:
        return all_alike(SERVER_SPECS, not_a("the address of a name server"))
    return {"dns.server_answers": judge(_ask(look, place.host))}


def _ask(look: Look, server: str) -> DnsAnswer | Unknown:
    return look.dns(Dns(_QUESTION, server, _TIMEOUT_S))


def judge(reply: DnsAnswer | Unknown) -> Answer:
    """Whether the server answered; silence and a closed port are a clear no."""
    if isinstance(reply, DnsAnswer):
        return Known(True)
    return Known(False) if reply.reason in (Reason.TIMED_OUT, Reason.REFUSED, Reason.UNREADABLE) else reply
