"""Whether /etc/hosts sends a name elsewhere than the name servers do."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Content, Dns, DnsAnswer, Look, Read
from assistant.probes.address import parse_place
from assistant.probes.answers import all_alike, not_a
from assistant.probes.dns.name import parse_hosts
from assistant.probes.dns.resolvers import read_resolv_conf
from assistant.probes.specs import truth

_OF = "host"
_TIMEOUT_S = 1.8

HOSTS_SPECS = (
    truth("dns.hosts_contradicts_dns", "whether /etc/hosts gives it an address that no name server gives", _OF),
)
_FACT = HOSTS_SPECS[0].name


def ask_hosts_file(look: Look, of: str | None) -> dict[str, Answer]:
    """Read /etc/hosts and, when it holds the name, ask the name servers of /etc/resolv.conf for it.

        # grep registry /etc/hosts
        127.0.0.1 registry.lab
        # nslookup registry.lab 10.77.0.1
        Address: 10.77.0.1

    Absent when only one of the two knows the name. Seen with dnsmasq 2.90.
    https://man7.org/linux/man-pages/man5/hosts.5.html
    """
    place = parse_place(of or "")
    if place is None:
        return all_alike(HOSTS_SPECS, not_a("a host name"))
    hosts = look.read(Read("/etc/hosts"))
    if isinstance(hosts, Unknown):
        return {_FACT: hosts}
    entry = parse_hosts(hosts.text, place.host) if isinstance(hosts, Content) else None
    settings = read_resolv_conf(look)
    if isinstance(settings, Unknown):
        return {_FACT: settings}
    return {_FACT: compare(entry, _addresses(look, place.host, settings.asked)) if entry else Absent()}


def _addresses(look: Look, name: str, servers: tuple[str, ...]) -> list[DnsAnswer | Unknown]:
    with ThreadPoolExecutor(max_workers=max(1, len(servers))) as pool:
        return list(pool.map(lambda server: look.dns(Dns(name, server, _TIMEOUT_S)), servers))


def compare(entry: str, replies: list[DnsAnswer | Unknown]) -> Answer:
    """Whether an address is none of those that the name servers gave; Absent when they gave none."""
    given = {address for reply in replies if isinstance(reply, DnsAnswer) for address in reply.addresses}
    return Known(entry not in given) if given else Absent()
