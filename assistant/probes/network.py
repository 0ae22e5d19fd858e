"""What containers need of the host's network: forwarding, routes that do not collide, and Docker's own networks."""

from __future__ import annotations

from ipaddress import IPv4Network

import msgspec

from assistant.model.fact import Absent, Answer, FactSpec, FactType, Known, Unknown
from assistant.model.look import Content, Look, Read
from assistant.probes.answers import all_alike, garbled, not_a, word, words
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_engine, network_path
from assistant.probes.probe import Probe

_OF = "network"
_DEFAULT_NAME = "com.docker.network.bridge.name"

HOST_SPECS = (
    FactSpec("network.ip_forward", FactType.BOOL, "whether the kernel forwards IPv4 packets"),
    FactSpec(
        "network.bridge_nf_call", FactType.BOOL, "whether bridged packets pass iptables; none without br_netfilter"
    ),
    FactSpec("network.default_route", FactType.BOOL, "whether there is an IPv4 route to everywhere"),
)
ROUTE_SPECS = (
    FactSpec("network.conflicting_routes", FactType.LIST, "the host's own routes that overlap with a Docker network"),
)
SPECS = (
    FactSpec("network.exists", FactType.BOOL, "whether Docker has such a network", _OF),
    FactSpec("network.driver", FactType.TEXT, "its driver", _OF),
    FactSpec("network.subnet", FactType.TEXT, "its first IPv4 subnet", _OF),
    FactSpec("network.bridge", FactType.TEXT, "the bridge on the host that carries it", _OF),
    FactSpec("network.internal", FactType.BOOL, "whether it leads nowhere outside", _OF),
)


class Route(msgspec.Struct, frozen=True):
    """A route of the host: what it leads to, and through which interface."""

    interface: str
    target: IPv4Network


class Subnet(msgspec.Struct, frozen=True):
    """A subnet that a Docker network uses, and the bridge that carries it."""

    network: str
    bridge: str
    subnet: IPv4Network


def ask_host(look: Look, _of: str | None) -> dict[str, Answer]:
    """Read /proc/sys/net/ipv4/ip_forward, /proc/sys/net/bridge/bridge-nf-call-iptables and /proc/net/route.

        # cat /proc/sys/net/ipv4/ip_forward /proc/sys/net/bridge/bridge-nf-call-iptables
        1
        1
        # cat /proc/net/route
        Iface   Destination     Gateway         Flags   RefCnt  Use     Metric  Mask            MTU     Window  IRTT
        eth0    00000000        01004D0A        0003    0       0       0       00000000        0       0       0
        docker0 000011AC        00000000        0001    0       0       0       0000FFFF        0       0       0

    Linux 6.18. https://docs.kernel.org/networking/ip-sysctl.html
    """
    routes = look.read(Read("/proc/net/route"))
    return {
        "network.ip_forward": parse_switch(look.read(Read("/proc/sys/net/ipv4/ip_forward"))),
        "network.bridge_nf_call": parse_switch(look.read(Read("/proc/sys/net/bridge/bridge-nf-call-iptables"))),
        "network.default_route": parse_default_route(routes),
    }


def ask_routes(look: Look, _of: str | None) -> dict[str, Answer]:
    """Compare /proc/net/route with the subnets of the networks that `GET /networks` names.

        [{"Name":"bridge","Id":"93dd3357c6e1...","Driver":"bridge","IPAM":{"Config":[{"Subnet":"172.17.0.0/16"}]},
          "Options":{"com.docker.network.bridge.name":"docker0"}}, ...]

    Engine 20.10.24. A bridge whose network has no name option is called br- and twelve digits of the network's id
    (moby, drivers/bridge). https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Network/operation/NetworkList
    """
    name = ROUTE_SPECS[0].name
    routes = look.read(Read("/proc/net/route"))
    networks = ask_engine(look, "/networks")
    if isinstance(networks, Unknown) or (isinstance(networks, Document) and not networks.is_array):
        return {name: networks if isinstance(networks, Unknown) else garbled("the Docker engine")}
    is_readable = isinstance(routes, Content) and is_table(routes.text)
    if not isinstance(routes, Content) or not is_readable or not isinstance(networks, Document):
        return {name: _no_routes(routes)}
    return {name: words(conflicts(parse_routes(routes.text), parse_subnets(networks)))}


def ask_network(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine: `GET /networks/NAME`.

        {"Name":"bridge","Driver":"bridge","IPAM":{"Config":[{"Subnet":"172.17.0.0/16"}]},"Internal":false,
         "Options":{"com.docker.network.bridge.name":"docker0"}}

    Engine 20.10.24. https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Network/operation/NetworkInspect
    """
    path = network_path(of or "")
    if path is None:
        return all_alike(SPECS, not_a("the name of a network"))
    found = ask_engine(look, path)
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    if isinstance(found, Absent):
        return all_alike(SPECS, Absent()) | {"network.exists": Known(False)}
    return parse_network(found)


def parse_network(found: Document) -> dict[str, Answer]:
    """Read one network as the engine describes it."""
    if not found.at("Name").text:
        return all_alike(SPECS, garbled("the Docker engine"))
    subnets = parse_subnets(Document([found.value]))
    return {
        "network.exists": Known(True),
        "network.driver": word(found.at("Driver").text),
        "network.subnet": word(str(subnets[0].subnet) if subnets else None),
        "network.bridge": word(bridge_of(found)),
        "network.internal": Known(found.at("Internal").is_true),
    }


def parse_switch(reply: Content | Absent | Unknown) -> Answer:
    """A kernel parameter that is 0 or 1."""
    if not isinstance(reply, Content):
        return reply
    text = reply.text.strip()
    return Known(text == "1") if text in ("0", "1") else garbled("the kernel")


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


def parse_default_route(reply: Content | Absent | Unknown) -> Answer:
    """Whether /proc/net/route holds a route to everywhere; without IPv4 there is no such file."""
    if not isinstance(reply, Content):
        return reply
    if not is_table(reply.text):
        return garbled("the kernel's table of routes")
    return Known(any(is_default(route) for route in parse_routes(reply.text)))


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
    if network.at("Driver").text != "bridge":
        return ""
    own = network.at("Options", _DEFAULT_NAME).text
    return own or f"br-{network.at('Id').text[:12]}"


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


def _no_routes(reply: object) -> Unknown:
    return reply if isinstance(reply, Unknown) else garbled("the kernel's table of routes")


PROBES = (
    Probe("network.host", HOST_SPECS, ask_host),
    Probe("network.routes", ROUTE_SPECS, ask_routes),
    Probe("network.network", SPECS, ask_network, _OF),
)
