"""What /etc/hosts says of a name, and whether that is elsewhere than the name servers say."""

from __future__ import annotations

from collections.abc import Collection

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Content, Dns, DnsAnswer, DnsReply, Look
from assistant.probes.address import parse_place
from assistant.probes.answers import all_alike, not_a, word
from assistant.probes.dns.name import parse_hosts
from assistant.probes.dns.resolvers import read_resolv_conf
from assistant.probes.dns.sign_of_life import SILENT
from assistant.probes.probe import Probe
from assistant.probes.specs import text, truth
from assistant.probes.together import together
from assistant.probes.whole import read_whole

_OF = "host"
_TIMEOUT_S = 1.8

SPECS = (
    truth("dns.hosts_contradicts_dns", "whether /etc/hosts gives it an address that no DNS server gives", _OF),
    text("dns.hosts_line", "the line of /etc/hosts that names it and nothing else", _OF),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
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
        return all_alike(SPECS, not_a("a hostname"))
    hosts = read_whole(look, "/etc/hosts")
    if isinstance(hosts, Unknown):
        return all_alike(SPECS, hosts)
    listed = hosts.text if isinstance(hosts, Content) else ""
    return {
        "dns.hosts_contradicts_dns": _contradicts(look, place.host, parse_hosts(listed, place.host)),
        "dns.hosts_line": word(parse_line(listed, place.host)),
    }


def parse_line(text: str, name: str) -> str | None:
    """The first line that gives an address to this name and to no other, as it is written."""
    wanted = [name.rstrip(".").lower()]
    for line in text.splitlines():
        if [each.lower() for each in line.partition("#")[0].split()[1:]] == wanted:
            return line.strip()
    return None


def _contradicts(look: Look, name: str, entry: str | None) -> Answer:
    settings = read_resolv_conf(look)
    if isinstance(settings, Unknown):
        return settings
    if not entry:
        return Absent()
    return compare(entry, together(lambda server: look.dns(Dns(name, server, _TIMEOUT_S)), settings.asked))


def compare(entry: str, replies: Collection[DnsReply]) -> Answer:
    """Whether an address is none of those that the name servers gave; Absent when they gave none."""
    given = {address for reply in replies if isinstance(reply, DnsAnswer) for address in reply.addresses}
    if entry in given:
        return Known(False)
    # A server that does not answer gives no address to anybody; of one that could not be asked nothing is known.
    unseen = (reply for reply in replies if isinstance(reply, Unknown) and reply.reason not in SILENT)
    return next(unseen, Known(True) if given else Absent())


PROBE = Probe("dns.hosts-file", SPECS, ask, of=_OF)
