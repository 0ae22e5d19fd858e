"""`ip addr`, `ip link` and `ifconfig`: which interfaces there are, whether they are up, and with which address."""

from __future__ import annotations

import re

import msgspec

from assistant.model.block import Block
from assistant.model.fact import Absent, FactKey
from assistant.model.look import Ask, Content, Ran, Read, Reply, Run, Stat, Status
from assistant.probes.pasted.asked import Asked, asked_of
from assistant.probes.pasted.reading import Shown

_IP_HEAD = re.compile(r"^\s*\d+: (?P<name>[\w.@-]+?)(?:@[\w.-]+)?: <(?P<flags>[A-Z_,-]*)>(?: mtu (?P<mtu>\d+))?")
_BRIEF = re.compile(r"^(?P<name>[\w.-]+?)(?:@\S+)?\s+(?P<state>UP|DOWN|UNKNOWN|LOWERLAYERDOWN)\b(?P<rest>.*)$")
_OLD_HEAD = re.compile(r"^(?P<name>[\w.:-]+?):? +(?:flags=\d+<(?P<flags>[A-Z_,]*)>\s+mtu (?P<mtu>\d+)|Link encap:)")
_OLD_FLAGS = re.compile(r"^\s+(?P<flags>(?:[A-Z]+ +)*(?:UP|BROADCAST|LOOPBACK)[A-Z ]*?)\s+MTU:(?P<mtu>\d+)")
_IPV4 = re.compile(r"\binet (?:addr:)?(\d{1,3}(?:\.\d{1,3}){3})(?:/(\d{1,2}))?(?: .*?(?:netmask |Mask:)(\S+))?")
_NONE = re.compile(r'Device "?([\w.@-]+)"? does not exist|^([\w.-]+): error fetching interface', re.MULTILINE)
_FOLDER = "/sys/class/net/"
_BRIDGES = ("docker0", "docker_gwbridge")


class Interface(msgspec.Struct):
    """One interface, as far as it is shown: None where the form says nothing of it."""

    name: str
    is_up: bool | None = None
    mtu: str = ""
    ipv4: str = ""


def read(block: Block) -> Shown | None:
    """Read a list of interfaces, in the form of iproute2 or of net-tools."""
    asked = asked_of(block)
    found = {each.name: each for each in _interfaces(block.text)}
    gone = {first or second for first, second in _NONE.findall(block.text)}
    if not found and not gone:
        return None
    has_addresses = asked.program == "ifconfig" or _object(asked).startswith("a") or "inet " in block.text
    is_whole = _lists_all(asked, has_addresses)

    def answer(ask: Ask) -> Reply | None:
        if isinstance(ask, Run):
            of = ask.argv[-1] if ask.argv[:-1] == ("ip", "-o", "-4", "addr", "show", "dev") else ""
            return _addresses(found[of]) if of in found and has_addresses else None
        name = ask.path.removeprefix(_FOLDER) if isinstance(ask, Read | Stat) else ""
        if not isinstance(ask, Read | Stat) or not ask.path.startswith(_FOLDER):
            return None
        if isinstance(ask, Stat) and name not in found:
            return Absent() if name in gone or (is_whole and "/" not in name) else None
        return _of_folder(found, name)

    return Shown(block, answer, tuple(_tells(found, gone)))


def _object(asked: Asked) -> str:
    return next(iter(asked.operands), "")


def _lists_all(asked: Asked, has_addresses: bool) -> bool:
    """Whether every interface of the host stands there; `ifconfig` alone leaves those out that are down."""
    is_all = len(asked.operands) <= 1 or asked.operands[1:] in (("show",), ("list",), ("ls",))
    is_ip = asked.program == "ip" and not asked.has("4") and not asked.has("6")
    return not asked.is_part and is_all and (is_ip or asked.has("a"))


def _interfaces(text: str) -> list[Interface]:
    found: list[Interface] = []
    for line in text.splitlines():
        head = _IP_HEAD.match(line) or _OLD_HEAD.match(line)
        brief = None if head else _BRIEF.match(line)
        if head:
            flags = head["flags"]
            found.append(
                Interface(head["name"], None if flags is None else "UP" in flags.split(","), head["mtu"] or "")
            )
        elif brief:
            address = re.search(r"\d{1,3}(?:\.\d{1,3}){3}/\d{1,2}", brief["rest"])
            found.append(Interface(brief["name"], ipv4=address[0] if address else ""))
        elif found:
            _add(found[-1], line)
    return found


def _add(interface: Interface, line: str) -> None:
    address, flags = _IPV4.search(line), _OLD_FLAGS.match(line)
    if address and not interface.ipv4:
        interface.ipv4 = f"{address[1]}/{address[2] or _length(address[3] or '')}"
    if flags:
        interface.is_up, interface.mtu = "UP" in flags["flags"].split(), flags["mtu"]


def _length(mask: str) -> int:
    """The prefix length of 255.255.0.0 or 0xffff0000."""
    try:
        parts = [int(mask, 16)] if mask.startswith("0x") else [int(part) for part in mask.split(".")]
    except ValueError:
        return 32
    return sum(bin(part).count("1") for part in parts)


def _addresses(interface: Interface) -> Ran:
    shown = f"1: {interface.name}    inet {interface.ipv4} scope global {interface.name}\n" if interface.ipv4 else ""
    return Ran(0, shown)


def _of_folder(found: dict[str, Interface], path: str) -> Reply | None:
    """The interface's folder, and the files flags and mtu in it."""
    name, _, file = path.partition("/")
    interface = found.get(name)
    if interface is None:
        return None
    if not file:
        return Status("link", 0o777, 0, 0, "root", "root")
    if file == "flags" and interface.is_up is not None:
        return Content("0x1003\n" if interface.is_up else "0x1002\n")
    return Content(f"{interface.mtu}\n") if file == "mtu" and interface.mtu else None


def _tells(found: dict[str, Interface], gone: set[str]) -> list[FactKey]:
    named = [name for name in (*found, *gone) if name in _BRIDGES or name in gone]
    up = [name for name in found if name in _BRIDGES]
    return [FactKey("interface.exists", name) for name in named] + [FactKey("interface.ipv4", name) for name in up]
