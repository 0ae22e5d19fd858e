"""On which addresses of this host a TCP port is listened on."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address

from assistant.model.fact import Absent, Answer, Known
from assistant.model.look import Look
from assistant.probes.answers import all_alike, not_a, unseen_in, words
from assistant.probes.probe import Probe
from assistant.probes.socket_tables import socket_tables
from assistant.probes.specs import texts, truth

_OF = "port"
_PORT = re.compile(r"[0-9]{1,5}\Z")
_ROW = re.compile(r"(?m)^\s*\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} 0A ")

SPECS = (
    truth("listener.exists", "whether a program listens on the TCP port", _OF),
    texts("listener.addresses", "the addresses that it is listened on, 0.0.0.0 and :: for all", _OF),
    truth("listener.local_only", "whether these are addresses of the loopback alone, which no container reaches", _OF),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Read /proc/net/tcp and tcp6; addresses are in the byte order of the CPU.

        # cat /proc/net/tcp
          sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
           0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 16813 1 ...

    Linux 6.1, on little-endian CPUs. https://man7.org/linux/man-pages/man5/proc.5.html
    """
    if of is None or not _PORT.match(of) or not 0 < int(of) < 65536:
        return all_alike(SPECS, not_a("a port"))
    tables = socket_tables(look, "tcp")
    unseen = unseen_in(*tables)
    if unseen:
        return all_alike(SPECS, unseen)
    found = [each for table in tables if isinstance(table, str) for each in parse_listeners(table, int(of))]
    return {
        "listener.exists": Known(bool(found)),
        "listener.addresses": words(dict.fromkeys(map(str, found))),
        "listener.local_only": Known(all(map(_is_local, found))) if found else Absent(),
    }


def parse_listeners(table: str, port: int) -> list[IPv4Address | IPv6Address]:
    """The addresses of the rows that listen on a port."""
    return [_address(row[1]) for row in _ROW.finditer(table) if int(row[2], 16) == port]


def _address(written: str) -> IPv4Address | IPv6Address:
    words_of = [bytes.fromhex(written[at : at + 8])[::-1] for at in range(0, len(written), 8)]
    return ip_address(b"".join(words_of))


def _is_local(address: IPv4Address | IPv6Address) -> bool:
    inner = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (inner or address).is_loopback


PROBE = Probe("listener.addresses", SPECS, ask, of=_OF)
