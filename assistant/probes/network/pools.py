"""How many more networks Docker's address pools have room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from ipaddress import IPv4Network

import msgspec

from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, garbled, told
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_info, ask_list
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity

_LONGEST_PREFIX = 32

SPECS = (quantity("network.subnets_left", "how many more IPv4 networks Docker's address pools have room for"),)


class Pool(msgspec.Struct, frozen=True):
    """A range out of which Docker takes subnets of one size."""

    base: IPv4Network
    size: int


# moby, daemon/libnetwork/ipamutils: what is in force unless default-address-pools is set.
USUAL = (
    *(Pool(IPv4Network(f"172.{second}.0.0/16"), 16) for second in (17, 18, 19)),
    *(Pool(IPv4Network(f"172.{second}.0.0/14"), 16) for second in (20, 24, 28)),
    Pool(IPv4Network("192.168.0.0/16"), 20),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Compare the pools that `GET /info` names with the subnets of all networks in `GET /networks`.

        {"DefaultAddressPools":[{"Base":"10.201.0.0/16","Size":24}],...}
        [{"Name":"bridge","IPAM":{"Config":[{"Subnet":"172.17.0.0/16","Gateway":"172.17.0.1"}]},...}]

    Engine 20.10.24. Without that key the usual pools are in force. Docker also leaves out what routes of the host take,
    so there can be less. https://docs.docker.com/engine/network/#subnet-allocation
    """
    info, networks = ask_info(look), ask_list(look, "/networks")
    if isinstance(info, Unknown):
        return all_alike(SPECS, info)
    if isinstance(networks, Unknown):
        return all_alike(SPECS, networks)
    pools = parse_pools(info)
    left = Known(left_in(pools, parse_used(networks))) if pools else garbled("the Docker engine")
    subnets = (network.at("IPAM") for network in networks.items)
    return all_alike(SPECS, told(left, info.at("DefaultAddressPools"), *subnets))


def parse_pools(info: Document) -> tuple[Pool, ...]:
    """The address pools of the engine; nothing when they make no sense."""
    named = info.at("DefaultAddressPools").items
    of_ipv4 = [each for each in named if ":" not in each.at("Base").text]
    found = [_pool(each.at("Base").text, each.at("Size").number) for each in of_ipv4]
    return USUAL if not named else tuple(each for each in found if each is not None) if None not in found else ()


def _pool(base: str, size: int | None) -> Pool | None:
    network = _network(base)
    return Pool(network, size) if network and size and network.prefixlen <= size <= _LONGEST_PREFIX else None


def parse_used(networks: Document) -> tuple[IPv4Network, ...]:
    """The IPv4 subnets of all networks."""
    configs = (config for network in networks.items for config in network.at("IPAM", "Config").items)
    found = (_network(config.at("Subnet").text) for config in configs)
    return tuple(each for each in found if each is not None)


def left_in(pools: Iterable[Pool], used: tuple[IPv4Network, ...]) -> int:
    """How many subnets of the pools nobody uses."""
    return sum(_left(pool, used) for pool in pools)


def _left(pool: Pool, used: tuple[IPv4Network, ...]) -> int:
    left, free_from = 1 << (pool.size - pool.base.prefixlen), 0
    for first, last in sorted(_taken(pool, used)):
        left -= max(0, last - max(first, free_from) + 1)
        free_from = max(free_from, last + 1)
    return left


def _taken(pool: Pool, used: tuple[IPv4Network, ...]) -> Iterator[tuple[int, int]]:
    """The first and the last subnet of a pool, by number, that each network takes."""
    width, start = 1 << (_LONGEST_PREFIX - pool.size), int(pool.base.network_address)
    for network in used:
        if network.overlaps(pool.base):
            first = max(0, (int(network.network_address) - start) // width)
            last = (min(int(network.broadcast_address), int(pool.base.broadcast_address)) - start) // width
            yield first, last


def _network(text: str) -> IPv4Network | None:
    try:
        return IPv4Network(text, strict=False)
    except ValueError:
        return None


PROBE = Probe("network.pools", SPECS, ask)
