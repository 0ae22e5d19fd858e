"""Hosts and ports as texts name them."""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address

import msgspec

from assistant.model.values import is_odd_address

_LABEL = r"[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?"
_NAME = re.compile(rf"{_LABEL}(?:\.{_LABEL})*\.?\Z")
_PLACE = re.compile(r"(?:[a-z]+://)?(?:\[([0-9A-Fa-f:.]+)\]|([^/:\[\]]+))(?::([0-9]{1,5}))?(?:/.*)?\Z", re.DOTALL)
_ZONE = re.compile(r"[A-Za-z0-9_.:@-]{1,15}\Z")
"""The name of an interface, behind the % of a link-local address; the ipaddress module takes any text there."""
_LONGEST = 253


class Place(msgspec.Struct, frozen=True):
    """A host, and the port when one was named."""

    host: str
    port: int | None = None


def parse_place(text: str) -> Place | None:
    """A host out of `HOST`, `HOST:PORT`, `[IPv6]:PORT`, or a URL; None when it cannot be one."""
    if ip_of(text):
        return Place(text)
    found = _PLACE.match(text)
    if not found:
        return None
    host, port = found[1] or found[2], int(found[3]) if found[3] else None
    is_host = ip_of(host) is not None or _is_name(host)
    return Place(host, port) if is_host and (port is None or 0 < port < 65536) else None


def _is_name(host: str) -> bool:
    # The C library would take 2130706433 for 127.0.0.1, and Go for a name.
    return len(host) <= _LONGEST and _NAME.match(host) is not None and not is_odd_address(host.rstrip("."))


def ip_of(text: str) -> IPv4Address | IPv6Address | None:
    """The IP address that the text is, None when it is a name."""
    _, has_zone, zone = text.partition("%")
    if has_zone and not _ZONE.match(zone):
        return None
    try:
        return ip_address(text)
    except ValueError:
        return None
