"""Name servers that the host knows from elsewhere than /etc/resolv.conf: where to turn when that one is of no use."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Content, ListDir, Look, Names, Read, ReadReply
from assistant.probes.address import ip_of
from assistant.probes.answers import all_alike, words_seen
from assistant.probes.dns.resolvers import RESOLV_CONF, is_loopback, read_resolv_conf
from assistant.probes.dns.sign_of_life import answers
from assistant.probes.probe import Probe
from assistant.probes.specs import text, texts
from assistant.probes.together import together
from assistant.probes.whole import read_whole, run_whole

_MOST = 8
_FILES = ("/run/systemd/resolve/resolv.conf", "/run/NetworkManager/resolv.conf", "/etc/network/interfaces")
_FOLDERS = ("/etc/network/interfaces.d", "/run/systemd/netif/leases", "/var/lib/dhcp", "/var/lib/NetworkManager")
_FOLDER_FILES = 8
# nameserver 10.0.0.1 | dns-nameservers 10.0.0.1 10.0.0.2 | option domain-name-servers 10.0.0.1,10.0.0.2; | DNS=10.0.0.1
_LINE = re.compile(
    r"^[#;\s]{0,8}(?:nameserver|dns-nameservers?|option domain-name-servers|DNS=|domain_name_servers=)([^\n]{1,400})",
    re.MULTILINE,
)
_GATEWAY = re.compile(r"^default via (\S+)", re.MULTILINE)
_OUTSIDE = Unknown(Reason.NOT_ASKED, "a server on the internet is not asked unless the host uses it")

SPECS = (
    texts("dns.candidates", "DNS servers that the host knows from other settings than resolv.conf, and that answer"),
    text("dns.best_candidate", "the first of them"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Collect servers from the settings of the network, and ask each for `localhost`, all at the same time.

        # cat /etc/network/interfaces
        iface eth0 inet static
            dns-nameservers 10.77.0.1
        # cat /var/lib/dhcp/dhclient.eth0.leases
          option domain-name-servers 192.168.1.1,192.168.1.2;
        # ip route show default
        default via 192.168.1.1 dev eth0

    Also systemd-networkd's leases, NetworkManager's, the servers behind systemd-resolved, and lines of resolv.conf that
    are commented out. The default gateway comes last: routers often answer, and are seldom the best choice. A server on
    the internet is left out: it would see the query, and the host does not use it.
    interfaces(5), dhclient.leases(5), systemd 252, ifupdown 0.8.41.
    """
    in_force = read_resolv_conf(look)
    if isinstance(in_force, Unknown):
        return all_alike(SPECS, in_force)
    collected = list(_collected(look))
    servers = [each for each in collected if not isinstance(each, Unknown) and each not in in_force.nameservers]
    distinct = list(dict.fromkeys(servers))
    found = [each for each in distinct if not _is_outside(each)][:_MOST]
    replies = together(lambda server: answers(look, server), found)
    answering = [server for server, reply in zip(found, replies, strict=True) if reply == Known(True)]
    unseen = [each for each in (*collected, *replies) if isinstance(each, Unknown)]
    if any(map(_is_outside, distinct)):
        unseen.append(_OUTSIDE)
    return {"dns.candidates": words_seen(answering, unseen), "dns.best_candidate": _best(answering, unseen)}


def _is_outside(server: str) -> bool:
    """Whether it is on the internet: a third party, who would see that this host asks."""
    address = ip_of(server)
    return address is not None and address.is_global


def _best(answering: list[str], unseen: list[Unknown]) -> Answer:
    return Known(answering[0]) if answering else unseen[0] if unseen else Absent()


def parse_servers(content: str) -> tuple[str, ...]:
    """The addresses of name servers that a settings or lease file names, in order; loopback ones are left out."""
    parts = (part for line in _LINE.finditer(content) for part in re.split(r"[\s,;]+", line[1]))
    return tuple(dict.fromkeys(part for part in parts if ip_of(part) is not None and not is_loopback(part)))


def parse_gateway(printed: str) -> tuple[str, ...]:
    """The default gateway of `ip route show default`."""
    return tuple(address for address in _GATEWAY.findall(printed) if ip_of(address) is not None)


def _collected(look: Look) -> Iterator[str | Unknown]:
    """The servers that the settings name, in order; for a place that cannot be looked at the reason."""
    for reply in _contents(look):
        if isinstance(reply, Unknown):
            yield reply
        elif isinstance(reply, Content):
            yield from parse_servers(reply.text)
    routes = run_whole(look, ("ip", "route", "show", "default"))
    if isinstance(routes, Unknown):
        yield routes
    else:
        yield from parse_gateway(routes.out)


def _contents(look: Look) -> Iterator[ReadReply]:
    for path in _FILES:
        yield read_whole(look, path)
    for folder in _FOLDERS:
        listed = look.list(ListDir(folder))
        if isinstance(listed, Unknown):
            yield listed
        names = listed.names if isinstance(listed, Names) else ()
        for name in [name for name in names if "/" not in name][:_FOLDER_FILES]:
            # Leases are added at the end, and the newest count.
            yield look.read(Read(f"{folder}/{name}", 65_536, tail=True))
    yield read_whole(look, RESOLV_CONF)


PROBE = Probe("dns.candidates", SPECS, ask)
