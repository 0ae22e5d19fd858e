"""Whether a host's name resolves on this machine, and if not, why."""

from __future__ import annotations

import msgspec

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import HOSTS_OWN, Content, Dns, DnsReply, Look
from assistant.probes.address import ip_of, parse_place
from assistant.probes.answers import NOT_SHOWN, all_alike, not_a, word
from assistant.probes.dns.resolvers import ResolvConf, read_resolv_conf
from assistant.probes.probe import Probe
from assistant.probes.specs import text, truth
from assistant.probes.together import together
from assistant.probes.whole import read_whole

_OF = "host"
_TIMEOUT_S = 1.8
_MOST_NAMES = 3
_BY_RCODE = {"NXDOMAIN": "nxdomain", "NOERROR": "nxdomain", "REFUSED": "refused"}
_BY_REASON = {Reason.TIMED_OUT: "timed-out", Reason.REFUSED: "refused", Reason.UNREADABLE: "servfail"}

SPECS = (
    truth("dns.resolves", "whether the name has an address, by /etc/hosts or the DNS servers", _OF),
    text("dns.error", "why it has none", _OF, ("nxdomain", "timed-out", "servfail", "refused", "no-servers")),
    text("dns.answering_server", "the DNS server whose answer decided", _OF),
    text("dns.hosts_entry", "its address in /etc/hosts", _OF),
)


class Finding(msgspec.Struct, frozen=True):
    """What the name servers said in the end: no error is a success; no server when none answered.

    Attributes:
        by_host: a program of the host has resolved it in every way that the host has, its files included.
    """

    error: str = ""
    server: str = ""
    by_host: bool = False


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Read /etc/hosts and /etc/resolv.conf, and ask its name servers for the name over UDP, all at the same time.

        # nslookup registry.lab 10.77.0.54
        Server:   10.77.0.54
        ** server can't find registry.lab: NXDOMAIN

    What would decide for the C library and for dockerd is what decides here: servers count in order, one that is silent
    or fails passes the question on, NXDOMAIN ends it. Seen with dnsmasq 2.90.
    https://man7.org/linux/man-pages/man5/resolv.conf.5.html, https://pkg.go.dev/net#hdr-Name_Resolution
    """
    place = parse_place(of or "")
    if place is None:
        return all_alike(SPECS, not_a("a hostname"))
    hosts = read_whole(look, "/etc/hosts")
    entry = parse_hosts(hosts.text, place.host) if isinstance(hosts, Content) else None
    if entry or ip_of(place.host):
        found: Finding | Unknown = Finding()
    else:
        found = _ask_servers(look, place.host)
        # What the servers do not know may stand in the file; what they do know has an address in any case.
        is_open = isinstance(found, Finding) and bool(found.error) and not found.by_host
        found = hosts if isinstance(hosts, Unknown) and is_open else found
    listed = hosts if isinstance(hosts, Unknown) else word(entry)
    if isinstance(found, Unknown):
        return all_alike(SPECS, found) | {"dns.hosts_entry": listed}
    return describe(found) | {"dns.hosts_entry": listed}


def describe(found: Finding) -> dict[str, Answer]:
    """The facts of a finding."""
    return {
        "dns.resolves": Known(not found.error),
        "dns.error": word(found.error),
        "dns.answering_server": NOT_SHOWN if found.by_host else word(found.server),
    }


def parse_hosts(text: str, name: str) -> str | None:
    """The first address that /etc/hosts gives a name."""
    wanted = name.rstrip(".").lower()
    for line in text.splitlines():
        address, *names = line.partition("#")[0].split() or [""]
        if wanted in (each.lower() for each in names) and ip_of(address):
            return address
    return None


def _ask_servers(look: Look, name: str) -> Finding | Unknown:
    settings = read_resolv_conf(look)
    if isinstance(settings, Unknown):
        return _said_before(look, name) if settings == NOT_SHOWN else settings
    found = Finding("servfail")
    for candidate in candidates(name, settings):
        replies = _ask_all(look, candidate, settings.asked)
        unseen = next(
            (each for _, each in replies if isinstance(each, Unknown) and each.reason not in _BY_REASON), None
        )
        if unseen is not None:
            return unseen
        found = decide(replies)
        if found.error != "nxdomain":
            break
    return Finding("no-servers") if not settings.nameservers and not found.server else found


def _said_before(look: Look, name: str) -> Finding | Unknown:
    """What a program of the host said of the name, where a paste shows that and not which servers it asked."""
    reply = look.dns(Dns(name, HOSTS_OWN, _TIMEOUT_S))
    return reply if isinstance(reply, Unknown) else Finding(decide([(HOSTS_OWN, reply)]).error, by_host=True)


def _ask_all(look: Look, name: str, servers: tuple[str, ...]) -> list[tuple[str, DnsReply]]:
    replies = together(lambda server: look.dns(Dns(name, server, _TIMEOUT_S)), servers)
    return list(zip(servers, replies, strict=True))


def candidates(name: str, settings: ResolvConf) -> tuple[str, ...]:
    """The full names that are tried: a name with a dot is itself, one without goes through the search list first."""
    if "." in name:
        return (name,)
    return (*(f"{name}.{domain}" for domain in settings.search[: _MOST_NAMES - 1]), name)


def decide(replies: list[tuple[str, DnsReply]]) -> Finding:
    """The first server that knows decides; when none does, the last one's failure is what programs report."""
    found = Finding("servfail")
    for server, reply in replies:
        if isinstance(reply, Unknown):
            found = Finding(_BY_REASON.get(reply.reason, "servfail"), found.server)
            continue
        if reply.addresses:
            return Finding("", server)
        error = _BY_RCODE.get(reply.rcode, "servfail")
        if error == "nxdomain":
            return Finding(error, server)
        found = Finding(error, server)
    return found


PROBE = Probe("dns.name", SPECS, ask, of=_OF)
