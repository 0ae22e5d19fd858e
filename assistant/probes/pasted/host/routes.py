"""`ip route`, `route -n` and `netstat -rn`: the kernel's table of routes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import IPv4Address, IPv4Network

import msgspec

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Content, Ran, Read, Reply, Run
from assistant.probes.pasted.asked import Asked, asked_of
from assistant.probes.pasted.reading import Shown

_ADDRESS = r"\d{1,3}(?:\.\d{1,3}){3}"
_IP_ROW = re.compile(
    rf"^(?:unicast )?(?P<to>default|{_ADDRESS}(?:/\d{{1,2}})?)(?: via (?P<via>{_ADDRESS}))?.*? dev (?P<dev>[\w.@-]+)"
)
_TABLE_ROW = re.compile(
    rf"^(?P<to>default|{_ADDRESS})\s+(?P<via>{_ADDRESS}|\*|\S+)\s+(?P<mask>{_ADDRESS})\s+(?P<flags>[A-Z!]+)\s.*\s(?P<dev>[\w.@-]+)\s*$"
)
_HEAD = "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n"


class _Route(msgspec.Struct, frozen=True):
    to: IPv4Network
    via: IPv4Address | None
    dev: str


def read(block: Block) -> Shown | None:
    """Read a table of IPv4 routes, if it is a whole one."""
    asked = asked_of(block)
    routes = tuple(_routes(block.text))
    if not routes:
        return None
    is_whole = _is_whole(asked)

    def answer(ask: Ask) -> Reply | None:
        if isinstance(ask, Read) and ask.path == "/proc/net/route" and is_whole:
            return Content(_HEAD + "".join(map(_row, routes)))
        if isinstance(ask, Run) and ask.argv == ("ip", "route", "show", "default"):
            default = [route for route in routes if route.to.prefixlen == 0 and route.via]
            return Ran(0, "".join(f"default via {each.via} dev {each.dev}\n" for each in default)) if default else None
        return None

    return Shown(block, answer, (FactKey("network.default_route"), FactKey("network.pool_routes")) if is_whole else ())


def _is_whole(asked: Asked) -> bool:
    """Whether all routes of the main table stand there; of a table without its command nobody knows."""
    words = [word for word in asked.operands[1:] if word not in ("show", "list", "ls")] if asked.program == "ip" else []
    return not asked.is_part and not words and not asked.has("6")


def _routes(text: str) -> Iterator[_Route]:
    for line in text.splitlines():
        found = _IP_ROW.match(line.strip()) or _TABLE_ROW.match(line.strip())
        route = _route(found.groupdict()) if found else None
        if route:
            yield route


def _route(row: dict[str, str | None]) -> _Route | None:
    mask = row.get("mask") or ""
    to = "0.0.0.0/0" if row["to"] == "default" else f"{row['to']}/{mask}" if mask else str(row["to"])
    via = row["via"] or ""
    try:
        gateway = IPv4Address(via) if re.fullmatch(_ADDRESS, via) and via.strip("0.") else None
        return _Route(IPv4Network(to, strict=False), gateway, str(row["dev"]))
    except ValueError:
        return None


def _row(route: _Route) -> str:
    """A row of /proc/net/route, with the addresses last byte first."""
    via = _hex(route.via) if route.via else "0" * 8
    flags = "0003" if route.via else "0001"
    where = (
        route.dev,
        _hex(route.to.network_address),
        via,
        flags,
        "0",
        "0",
        "0",
        _hex(route.to.netmask),
        "0",
        "0",
        "0",
    )
    return "\t".join(where) + "\n"


def _hex(address: IPv4Address) -> str:
    return address.packed[::-1].hex().upper()
