"""Whether the daemon trusts a registry as it is."""

from __future__ import annotations

from ipaddress import IPv4Network, IPv6Network, ip_network

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import Dial, Dialled, Look
from assistant.probes.address import Place, ip_of, parse_place
from assistant.probes.answers import all_alike, garbled, not_a, told
from assistant.probes.engine_api import ask_info
from assistant.probes.probe import Probe, dialling
from assistant.probes.specs import truth

_OF = "registry"
_TIMEOUT_S = 2.0

SPECS = (truth("registry.listed_insecure", "whether the daemon has it among its insecure registries now", _OF),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine: `GET /info`, RegistryConfig.

        {"RegistryConfig":{"InsecureRegistryCIDRs":["127.0.0.0/8"],
         "IndexConfigs":{"registry.lab:5000":{"Name":"registry.lab:5000","Mirrors":[],"Secure":false,"Official":false}}}}

    Engine 20.10.24. A name is listed with its port, exactly; an address also by a network that holds it, and a name
    that is in no list is resolved for that. https://docs.docker.com/reference/cli/dockerd/#insecure-registries
    """
    place = parse_place(of or "")
    if of is None or place is None:
        return all_alike(SPECS, not_a("the address of a registry"))
    found = ask_info(look)
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    config = found.at("RegistryConfig")
    if not config.is_object:
        return all_alike(SPECS, garbled("the Docker engine"))
    index = config.at("IndexConfigs", of)
    if index.is_object:
        return {"registry.listed_insecure": Known(not index.at("Secure").is_true)}
    networks = config.at("InsecureRegistryCIDRs")
    return {"registry.listed_insecure": told(_is_in_networks(look, place, networks.texts), networks)}


def _is_in_networks(look: Look, place: Place, networks: tuple[str, ...]) -> Answer:
    beyond_this_machine = [network for network in networks if not network.startswith(("127.", "::1"))]
    if ip_of(place.host) or place.host == "localhost" or not beyond_this_machine:
        return Known(place.host == "localhost" or is_in(place.host, networks))
    # Only now does it matter where the name leads.
    found = look.dial(Dial(place.host, place.port or 443, timeout_s=_TIMEOUT_S, named_by="text"))
    if isinstance(found, Dialled) and ip_of(found.peer):
        return Known(is_in(found.peer, networks))
    if isinstance(found, Unknown):
        return found
    return Unknown(Reason.UNREADABLE, "the networks in the list matter, and the address of the name is not known")


def is_in(address: str, networks: tuple[str, ...]) -> bool:
    """Whether an IP address is in one of the networks."""
    found = ip_of(address)
    return found is not None and any(found in network for network in map(_network, networks) if network is not None)


def _network(text: str) -> IPv4Network | IPv6Network | None:
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None


PROBE = Probe("registry.trust", SPECS, ask, of=_OF, effort=dialling)
