"""`ss`, `netstat` and `lsof -i`: who listens on which port."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ipaddress import ip_address

import msgspec

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Content, Ran, Read, Reply, Run
from assistant.probes.pasted.asked import Asked, asked_of
from assistant.probes.pasted.reading import Shown

_SS = re.compile(
    r"^(?:(?P<net>tcp|udp)6?\s+)?(?P<state>LISTEN|UNCONN)\s+\d+\s+\d+\s+(?P<address>\S*):(?P<port>\d{1,5})\s+\S+(?P<who>.*)$"
)
_NETSTAT = re.compile(
    r"^(?P<net>tcp|udp)(?P<six>6?)\s+\d+\s+\d+\s+(?P<address>\S*):(?P<port>\d{1,5})\s+\S+:\*\s+(?P<state>LISTEN)?(?P<rest>.*)$"
)
_LSOF = re.compile(
    r"^(?P<program>\S+)\s+(?P<pid>\d+)\s+\S+\s+\S+\s+IPv[46]\s+\S+\s+\S+\s+(?P<net>TCP|UDP)\s+"
    r"(?P<address>\S*):(?P<port>\d{1,5})(?P<state> \(LISTEN\))?\s*$"
)
_USER = re.compile(r'\("([^"]+)",pid=(\d+)')
_PROGRAM = re.compile(r"\b(\d+)/([^\s:]+)")
_STATES = {"tcp": "0A", "udp": "07"}
_MOST_TOLD = 12
_IPV4 = 8
"""Digits of an IPv4 address in the kernel's tables."""


class _Listener(msgspec.Struct, frozen=True):
    net: str
    port: int
    address: str
    users: tuple[tuple[str, str], ...] = ()


def read(block: Block) -> Shown | None:
    """Read the listeners; that nobody listens on a port is shown by a table of all of them alone."""
    asked = asked_of(block)
    found = tuple(_listeners(block.text, asked))
    nets = {net for net in ("tcp", "udp") if _lists_all(asked, net)}
    if not found and not nets:
        return None

    def answer(ask: Ask) -> Reply | None:
        if isinstance(ask, Read) and ask.path.startswith("/proc/net/"):
            return _table(found, ask.path.removeprefix("/proc/net/"), nets)
        if isinstance(ask, Run) and ask.argv[:2] == ("ss", "-Hlnp"):
            net, port = ask.argv[2].removeprefix("--"), int(ask.argv[-1].lstrip(":"))
            users = [user for each in found if (each.net, each.port) == (net, port) for user in each.users]
            return Ran(0, "".join(f'users:(("{name}",pid={pid},fd=4))\n' for name, pid in users)) if users else None
        return None

    ports = dict.fromkeys(f"{each.port}" if each.net == "tcp" else f"{each.port}/udp" for each in found)
    return Shown(block, answer, tuple(FactKey("port.holder_process", port) for port in list(ports)[:_MOST_TOLD]))


def _lists_all(asked: Asked, net: str) -> bool:
    if asked.is_part or asked.operands or asked.program not in ("ss", "netstat"):
        return False
    one = asked.has("t", "--tcp") or asked.has("u", "--udp")
    return asked.has("l", "--listening") and (not one or asked.has(net[0], f"--{net}"))


def _listeners(text: str, asked: Asked) -> Iterator[_Listener]:
    default = "udp" if asked.has("u", "--udp") and not asked.has("t", "--tcp") else "tcp"
    for line in text.splitlines():
        row = _SS.match(line)
        if row:
            yield _Listener(
                row["net"] or ("udp" if row["state"] == "UNCONN" else default),
                int(row["port"]),
                _where(row),
                _ss_users(row),
            )
            continue
        row = _NETSTAT.match(line)
        if row and (row["state"] or row["net"] == "udp"):
            program = _PROGRAM.search(row["rest"])
            yield _Listener(row["net"], int(row["port"]), _where(row), ((program[2], program[1]),) if program else ())
            continue
        row = _LSOF.match(line)
        if row and (row["state"] or row["net"] == "UDP"):
            yield _Listener(row["net"].lower(), int(row["port"]), _where(row), ((row["program"], row["pid"]),))


def _where(row: re.Match[str]) -> str:
    return _address(row["address"], is_six="six" in row.groupdict() and bool(row["six"]))


def _ss_users(row: re.Match[str]) -> tuple[tuple[str, str], ...]:
    return tuple(_USER.findall(row["who"]))


def _table(found: tuple[_Listener, ...], name: str, nets: set[str]) -> Reply | None:
    """/proc/net/tcp, tcp6, udp or udp6 with the listeners; those of a part stand in one, and the other is unknown."""
    net = name.removesuffix("6")
    own = [each for each in found if each.net == net]
    if net not in _STATES or not (own or net in nets):
        return None
    if net not in nets:
        return None if name.endswith("6") else _printed(own, net)
    return _printed([each for each in own if (len(each.address) > _IPV4) == name.endswith("6")], net)


def _printed(found: list[_Listener], net: str) -> Content:
    rows = [
        f"   {at}: {each.address}:{each.port:04X} 00000000:0000 {_STATES[net]} 0\n" for at, each in enumerate(found)
    ]
    return Content("  sl  local_address rem_address   st\n" + "".join(rows))


def _address(written: str, *, is_six: bool) -> str:
    """An address as the kernel's tables have it: each four bytes last byte first, in hexadecimal."""
    plain = written.strip("[]").partition("%")[0]
    any_address = "::" if is_six or plain in ("*", "::", "") else plain
    try:
        packed = ip_address(any_address if plain in ("*", "::", "") else plain).packed
    except ValueError:
        return "0" * _IPV4
    return b"".join(packed[at : at + 4][::-1] for at in range(0, len(packed), 4)).hex().upper()
