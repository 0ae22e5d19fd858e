"""`nslookup`, `dig`, `host`, `getent hosts`, `ping` and `curl`: whether the host can resolve a name."""

from __future__ import annotations

import re

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import HOSTS_OWN, Ask, Dns, DnsAnswer, Read, Reply
from assistant.probes.address import ip_of, parse_place
from assistant.probes.answers import NOT_SHOWN
from assistant.probes.dns.resolvers import RESOLV_CONF
from assistant.probes.pasted.asked import Asked, asked_of
from assistant.probes.pasted.reading import Shown

_ADDRESS = r"\d{1,3}(?:\.\d{1,3}){3}"
_FOUND = (
    re.compile(rf"^Name:\s+(?P<name>\S+)\s*\n(?:Address(?: \d)?:\s+(?P<address>{_ADDRESS}))", re.MULTILINE),
    re.compile(rf"^(?P<name>[\w.-]+)\.?\s+\d+\s+IN\s+A\s+(?P<address>{_ADDRESS})", re.MULTILINE),
    re.compile(rf"^(?P<name>[\w.-]+) has address (?P<address>{_ADDRESS})", re.MULTILINE),
    re.compile(rf"^PING (?P<name>[\w.-]+) \((?P<address>{_ADDRESS})\)", re.MULTILINE),
    re.compile(rf"^(?P<address>{_ADDRESS})\s+(?P<name>[\w.-]+\.[\w.-]+)\s*$", re.MULTILINE),
)
_NOT_FOUND = (
    (
        "NXDOMAIN",
        re.compile(r"server can't find (?P<name>[\w.-]+): NXDOMAIN|^Host (?P<other>\S+) not found: 3", re.MULTILINE),
    ),
    (
        "SERVFAIL",
        re.compile(r"server can't find (?P<name>[\w.-]+): SERVFAIL|^Host (?P<other>\S+) not found: 2", re.MULTILINE),
    ),
    (
        "REFUSED",
        re.compile(r"server can't find (?P<name>[\w.-]+): REFUSED|^Host (?P<other>\S+) not found: 5", re.MULTILINE),
    ),
    ("NXDOMAIN", re.compile(r"^ping: (?P<name>[\w.-]+): Name or service not known", re.MULTILINE)),
    ("SERVFAIL", re.compile(r"^ping: (?P<name>[\w.-]+): Temporary failure in name resolution", re.MULTILINE)),
)
_SERVER = re.compile(rf"^Server:\s+({_ADDRESS})|^;; SERVER: ({_ADDRESS})#", re.MULTILINE)
_OF_SERVER = ("nslookup", "dig", "host")


def read(block: Block) -> Shown | None:
    """Read whether a name was resolved: by the servers that the host uses, or by the one that was named."""
    asked = asked_of(block)
    found = _answer(block.text)
    if found is None:
        return None
    name, said = found
    servers = _servers(asked, block.text, said)

    def answer(ask: Ask) -> Reply | None:
        if ask == Read(RESOLV_CONF) and HOSTS_OWN in servers:
            return NOT_SHOWN
        return said if isinstance(ask, Dns) and _plain(ask.name) == name and ask.server in servers else None

    return Shown(block, answer, (FactKey("dns.resolves", name),) if HOSTS_OWN in servers else ())


def _answer(text: str) -> tuple[str, DnsAnswer] | None:
    for form in _FOUND:
        found = form.search(text)
        if found:
            return _plain(found["name"]), DnsAnswer("NOERROR", (found["address"],))
    for rcode, form in _NOT_FOUND:
        found = form.search(text)
        if found:
            return _plain(found["name"] or found["other"]), DnsAnswer(rcode)
    return None


def _plain(name: str) -> str:
    return name.rstrip(".").lower()


def _servers(asked: Asked, text: str, said: DnsAnswer) -> set[str]:
    """Whose answer it is: the host's own when a program resolved the name as all do, else that of one server.

    What the host's first server knows the host resolves; what it does not know may stand in a file.
    """
    if asked.program not in _OF_SERVER:
        return {HOSTS_OWN}
    words = [word for word in asked.operands if word.startswith("@") or word != asked.operands[0]]
    places = [parse_place(word.lstrip("@")) for word in words]
    named = next((place.host for place in places if place and ip_of(place.host)), "")
    printed = _SERVER.search(text)
    shown = {printed[1] or printed[2]} if printed else set()
    return shown | {named} if named else shown | ({HOSTS_OWN} if said.addresses else set())
