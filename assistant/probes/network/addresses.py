"""Routes of the host and subnets of Docker's networks, and where they collide."""

from __future__ import annotations

from ipaddress import IPv4Network

import msgspec

from assistant.probes.document import Document

_BRIDGE_NAME = "com.docker.network.bridge.name"
# Where Docker takes subnets from unless default-address-pools says otherwise (moby, libnetwork/ipamutils).
_POOLS = (IPv4Network("172.16.0.0/12"), IPv4Network("192.168.0.0/16"))


class Route(msgspec.Struct, frozen=True):
    """A route of the host: what it leads to, and through which interface."""

    interface: str
    target: IPv4Network


class Subnet(msgspec.Struct, frozen=True):
    """A subnet that a Docker network uses, and the bridge that carries it."""

    network: str
    bridge: str
    subnet: IPv4Network


def is_table(text: str) -> bool:
    """Whether a text is /proc/net/route, which has a headline even when there are no routes."""
    return text.startswith("Iface\t")


def parse_routes(text: str) -> tuple[Route, ...]:
    """Read /proc/net/route; addresses in it are hexadecimal, last byte first."""
    rows = (line.split() for line in text.splitlines()[1:])
    found = (_route(row) for row in rows if len(row) >= 8)
    return tuple(route for route in found if route is not None)


def _route(row: list[str]) -> Route | None:
    try:
        address = bytes.fromhex(row[1])[::-1]
        ones = int.from_bytes(bytes.fromhex(row[7])[::-1], "big").bit_count()
        return Route(row[0], IPv4Network((address, ones), strict=False))
    except ValueError:
        return None


def covers_pool(route: Route) -> bool:
    """Whether a route holds one of Docker's pools as a whole."""
    return any(pool.subnet_of(route.target) for pool in _POOLS)


def is_default(route: Route) -> bool:
    """Whether it leads everywhere."""
    return route.target.prefixlen == 0


def parse_subnets(networks: Document) -> tuple[Subnet, ...]:
    """The IPv4 subnets of all networks that live on this host."""
    return tuple(
        Subnet(network.at("Name").text, bridge_of(network), subnet)
        for network in networks.items
        if bridge_of(network)
        for config in network.at("IPAM", "Config").items
        if (subnet := _subnet(config.at("Subnet").text)) is not None
    )


def bridge_of(network: Document) -> str:
    """The name of the bridge that carries a network, empty when another driver does."""
    if not is_bridge(network):
        return ""
    own = network.at("Options", _BRIDGE_NAME).text
    return own or f"br-{network.at('Id').text[:12]}"


def is_bridge(network: Document) -> bool:
    """Whether a bridge of this host carries a network."""
    return network.at("Driver").text == "bridge"


def _subnet(text: str) -> IPv4Network | None:
    try:
        return IPv4Network(text, strict=False)
    except ValueError:
        return None


def conflicts(routes: tuple[Route, ...], subnets: tuple[Subnet, ...]) -> tuple[str, ...]:
    """Routes, in words, that lead into a subnet of Docker's but not to one of its bridges."""
    bridges = {subnet.bridge for subnet in subnets}
    own = [route for route in routes if route.interface not in bridges and not is_default(route)]
    return tuple(
        f"{route.target} on {route.interface} overlaps network {subnet.network} ({subnet.subnet})"
        for route in own
        for subnet in subnets
        if route.target.overlaps(subnet.subnet)
    )
