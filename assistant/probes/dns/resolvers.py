"""Which name servers the host asks: resolv.conf, and what stands behind a local stub."""

from __future__ import annotations

import re

import msgspec

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Content, Look, Stat, Status
from assistant.probes.address import ip_of
from assistant.probes.answers import word, words
from assistant.probes.probe import Probe
from assistant.probes.specs import text, texts, truth
from assistant.probes.whole import read_whole

RESOLV_CONF = "/etc/resolv.conf"
_UPLINK = "/run/systemd/resolve/resolv.conf"
# The C library and Go's resolver read no more than three.
_MOST_SERVERS = 3
_WRITERS = (
    ("systemd-resolved", re.compile(r"systemd[-/]resolve", re.IGNORECASE)),
    ("networkmanager", re.compile(r"networkmanager", re.IGNORECASE)),
    ("resolvconf", re.compile(r"resolvconf", re.IGNORECASE)),
)

SPECS = (
    truth("dns.resolv_conf", f"whether {RESOLV_CONF} is there and can be followed to a file"),
    text("dns.resolv_conf_target", "where it leads, when it is a symbolic link"),
    text("dns.managed_by", "who writes it", values=("systemd-resolved", "networkmanager", "resolvconf", "static")),
    texts("dns.nameservers", "the DNS servers in it, in order"),
    texts("dns.search", "the search list in it"),
    truth("dns.only_loopback", "whether all of its DNS servers are on this machine, where no container reaches them"),
    texts("dns.uplink_nameservers", "the DNS servers behind the stub of systemd-resolved"),
)


class ResolvConf(msgspec.Struct, frozen=True):
    """The part of resolv.conf that matters."""

    nameservers: tuple[str, ...] = ()
    search: tuple[str, ...] = ()

    @property
    def asked(self) -> tuple[str, ...]:
        """The servers that programs really ask: without any, one on this machine."""
        return self.nameservers[:_MOST_SERVERS] or ("127.0.0.1",)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Read /etc/resolv.conf, and behind systemd-resolved's stub /run/systemd/resolve/resolv.conf.

        # ls -l /etc/resolv.conf
        lrwxrwxrwx 1 root root 39 ... /etc/resolv.conf -> ../run/systemd/resolve/stub-resolv.conf
        # cat /etc/resolv.conf
        # This is /run/systemd/resolve/stub-resolv.conf managed by man:systemd-resolved(8).
        nameserver 127.0.0.53
        options edns0 trust-ad
        search lan

    systemd 252. https://man7.org/linux/man-pages/man5/resolv.conf.5.html; dockerd gives containers the uplink's servers
    when resolv.conf holds only 127.0.0.53 (moby, libnetwork/internal/resolvconf)
    """
    link, content = look.stat(Stat(RESOLV_CONF)), read_whole(look, RESOLV_CONF)
    target = link.target if isinstance(link, Status) and link.kind == "link" else ""
    answers: dict[str, Answer] = {
        "dns.resolv_conf": content if isinstance(content, Unknown) else Known(isinstance(content, Content)),
        "dns.resolv_conf_target": link if isinstance(link, Unknown) else word(target),
    }
    if not isinstance(content, Content):
        return {spec.name: answers.get(spec.name, content) for spec in SPECS}
    found = parse_resolv_conf(content.text)
    return answers | {
        "dns.managed_by": Known(writer_of(content.text, target)),
        "dns.nameservers": words(found.nameservers),
        "dns.search": words(found.search),
        "dns.only_loopback": Known(bool(found.nameservers) and all(map(is_loopback, found.nameservers))),
        "dns.uplink_nameservers": _uplink(look, found),
    }


def read_resolv_conf(look: Look) -> ResolvConf | Unknown:
    """The host's resolv.conf; an empty one when there is none."""
    content = read_whole(look, RESOLV_CONF)
    if isinstance(content, Unknown):
        return content
    return parse_resolv_conf(content.text) if isinstance(content, Content) else ResolvConf()


def parse_resolv_conf(text: str) -> ResolvConf:
    """Read resolv.conf as resolv.conf(5) says: the last `search` or `domain` counts."""
    servers: list[str] = []
    search: tuple[str, ...] = ()
    for line in text.splitlines():
        keyword, *values = line.split() or [""]
        if keyword == "nameserver" and values and ip_of(values[0]):
            servers.append(values[0])
        elif keyword in ("search", "domain"):
            search = tuple(values)
    return ResolvConf(tuple(servers), search)


def writer_of(text: str, target: str) -> str:
    """Who writes resolv.conf, by where it leads and what its comments say."""
    comments = " ".join(line for line in text.splitlines() if line.startswith(("#", ";")))
    by_target = (name for name, sign in _WRITERS if sign.search(target))
    by_comment = (name for name, sign in _WRITERS if sign.search(comments))
    return next(by_target, None) or next(by_comment, "static")


def is_loopback(server: str) -> bool:
    """Whether a server is on this machine."""
    address = ip_of(server)
    return address is not None and address.is_loopback


def _uplink(look: Look, found: ResolvConf) -> Answer:
    if "127.0.0.53" not in found.nameservers:
        return Absent()
    content = read_whole(look, _UPLINK)
    return words(parse_resolv_conf(content.text).nameservers) if isinstance(content, Content) else content


PROBE = Probe("dns.resolvers", SPECS, ask)
