"""Published ports, as `docker ps` shows them."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PORT = re.compile(r"(?:(\S{0,64}):)?(\d+)(?:-(\d+))?->(\d+)(?:-(\d+))?/(tcp|udp|sctp)")
PORTS = r"\S{0,64}\d/(?:tcp|udp|sctp)(?:,\s?\S{0,64}\d/(?:tcp|udp|sctp))*"
"""The column PORTS of `docker ps`."""
_CHOSEN_FROM = 32768
"""From here on the kernel chooses ports, so that nobody sees whether somebody asked for one."""
_MOST = 512

Published = tuple[str, int, int, str]
"""The address and the port on the host, the port in the container, the protocol."""


def parse_ports(text: str) -> tuple[Published, ...]:
    """`0.0.0.0:8080->80/tcp, :::8080->80/tcp, 9000/tcp`: those that are published, ranges one by one."""
    return tuple(published for found in _PORT.finditer(text) for published in _each(found))[:_MOST]


def _each(found: re.Match[str]) -> Iterator[Published]:
    first, inside = int(found[2][:5]), int(found[4][:5])
    last = min(int((found[3] or found[2])[:5]), first + _MOST)
    for step in range(last - first + 1):
        yield found[1] or "", first + step, inside + step if found[5] else inside, found[6]


def _is_everywhere(address: str) -> bool:
    """`0.0.0.0`, `::` and `[::]`."""
    return not address.strip("0.:[]")


def bindings_of(ports: tuple[Published, ...]) -> dict[str, list[dict[str, str]]] | None:
    """PortBindings as somebody must have asked for them; None where they may have been left to Docker."""
    if not ports or any(port >= _CHOSEN_FROM for _, port, _, _ in ports):
        return None
    found: dict[str, list[dict[str, str]]] = {}
    for address, port, inside, protocol in sorted(ports, key=lambda each: f"{each[2]}/{each[3]}"):
        binding, listed = (
            {"HostIp": "" if _is_everywhere(address) else address, "HostPort": str(port)},
            found.setdefault(f"{inside}/{protocol}", []),
        )
        if binding not in listed:
            listed.append(binding)
    return found
