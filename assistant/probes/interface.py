"""Network interfaces, bridges above all."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Content, Look, ReadReply, RunReply, Stat
from assistant.probes.answers import all_alike, garbled, not_a
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text, truth
from assistant.probes.whole import read_whole, run_whole

NAME = re.compile(r"(?!\.)[A-Za-z0-9_.@-]{1,15}\Z")
_OF = "interface"
_UP = 0x1

SPECS = (
    truth("interface.exists", "whether there is such a network interface", _OF),
    truth("interface.up", "whether it is up", _OF),
    text("interface.ipv4", "its first IPv4 address with the prefix length", _OF),
    quantity("interface.mtu", "its MTU in bytes", _OF),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Read /sys/class/net/NAME, and run `ip -o -4 addr show dev NAME` for the address, which is shown nowhere else.

        # cat /sys/class/net/docker0/flags /sys/class/net/docker0/mtu
        0x1003
        1500
        # ip -o -4 addr show dev docker0
        3: docker0    inet 172.17.0.1/16 brd 172.17.255.255 scope global docker0\\       valid_lft forever ...

    Linux 6.18, iproute2 6.1; the text form is the same since iproute2 2.6 and in BusyBox, where JSON is not to be had.
    https://www.kernel.org/doc/Documentation/ABI/testing/sysfs-class-net
    """
    if of is None or not NAME.match(of):
        return all_alike(SPECS, not_a("the name of a network interface"))
    folder = f"/sys/class/net/{of}"
    found = look.stat(Stat(folder))
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    if isinstance(found, Absent):
        return all_alike(SPECS, Absent()) | {"interface.exists": Known(False)}
    return {
        "interface.exists": Known(True),
        "interface.up": parse_up(read_whole(look, f"{folder}/flags")),
        "interface.ipv4": parse_ipv4(run_whole(look, ("ip", "-o", "-4", "addr", "show", "dev", of))),
        "interface.mtu": parse_mtu(read_whole(look, f"{folder}/mtu")),
    }


def parse_up(reply: ReadReply) -> Answer:
    """Whether IFF_UP is among the flags."""
    if not isinstance(reply, Content):
        return reply
    text = reply.text.strip()
    return Known(bool(int(text, 16) & _UP)) if re.fullmatch(r"0x[0-9a-f]{1,8}", text) else garbled("the kernel")


def parse_mtu(reply: ReadReply) -> Answer:
    """The MTU."""
    if not isinstance(reply, Content):
        return reply
    text = reply.text.strip()
    return Known(int(text)) if re.fullmatch(r"[0-9]{1,7}", text) else garbled("the kernel")


def parse_ipv4(reply: RunReply) -> Answer:
    """The first address that `ip -o -4 addr show dev NAME` prints; it prints nothing when there is none."""
    if isinstance(reply, Unknown):
        return _without_ip(reply)
    found = re.search(r"\binet (\d{1,3}(?:\.\d{1,3}){3}/\d{1,2})\b", reply.out)
    if found:
        return Known(found[1])
    return garbled("ip") if reply.code or reply.out.strip() else Absent()


def _without_ip(reply: Unknown) -> Unknown:
    if reply.reason is not Reason.NOT_INSTALLED:
        return reply
    return Unknown(reply.reason, "the program ip is not installed", "install iproute2 (package iproute2 or iproute)")


PROBE = Probe("interface.state", SPECS, ask, of=_OF)
