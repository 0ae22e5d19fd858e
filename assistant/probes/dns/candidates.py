"""Name servers that the host knows from elsewhere than /etc/resolv.conf: where to turn when that one is of no use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.model.fact import Absent, Answer, Known
from assistant.model.look import Content, ListDir, Look, Names, Ran, Read, Run
from assistant.probes.address import ip_of
from assistant.probes.answers import words
from assistant.probes.dns.resolvers import RESOLV_CONF, ResolvConf, is_loopback, read_resolv_conf
from assistant.probes.dns.sign_of_life import answers
from assistant.probes.probe import Probe
from assistant.probes.specs import text, texts
from assistant.probes.together import together

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
    are commented out. The default gateway comes last: routers often answer, and are seldom the best choice.
    interfaces(5), dhclient.leases(5), systemd 252, ifupdown 0.8.41.
    """
    in_force = read_resolv_conf(look)
    known = in_force.nameservers if isinstance(in_force, ResolvConf) else ()
    found = [server for server in dict.fromkeys(_collected(look)) if server not in known][:_MOST]
    if not found:
        return {"dns.candidates": Absent(), "dns.best_candidate": Absent()}
    replies = together(lambda server: answers(look, server), found)
    answering = [server for server, reply in zip(found, replies, strict=True) if reply == Known(True)]
    best: Answer = Known(answering[0]) if answering else Absent()
    return {"dns.candidates": words(answering), "dns.best_candidate": best}


def parse_servers(content: str) -> tuple[str, ...]:
    """The addresses of name servers that a settings or lease file names, in order; loopback ones are left out."""
    parts = (part for line in _LINE.finditer(content) for part in re.split(r"[\s,;]+", line[1]))
    return tuple(dict.fromkeys(part for part in parts if ip_of(part) is not None and not is_loopback(part)))


def parse_gateway(printed: str) -> tuple[str, ...]:
    """The default gateway of `ip route show default`."""
    return tuple(address for address in _GATEWAY.findall(printed) if ip_of(address) is not None)


def _collected(look: Look) -> Iterator[str]:
    for content in _contents(look):
        yield from parse_servers(content)
    routes = look.run(Run(("ip", "route", "show", "default")))
    if isinstance(routes, Ran):
        yield from parse_gateway(routes.out)


def _contents(look: Look) -> Iterator[str]:
    for path in (*_FILES, *_files_in_folders(look), RESOLV_CONF):
        content = look.read(Read(path, 65_536, tail=True))
        if isinstance(content, Content):
            yield content.text


def _files_in_folders(look: Look) -> Iterator[str]:
    for folder in _FOLDERS:
        listed = look.list(ListDir(folder))
        if isinstance(listed, Names):
            yield from _paths(folder, listed.names)


def _paths(folder: str, names: Iterable[str]) -> list[str]:
    return [f"{folder}/{name}" for name in names if "/" not in name][:_FOLDER_FILES]


PROBE = Probe("dns.candidates", SPECS, ask)
