"""Docker's own networks."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, FactSpec, FactType, Known, Unknown
from assistant.model.look import Content, Look, Read
from assistant.probes.answers import all_alike, garbled, not_a, word, words
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_engine, network_path
from assistant.probes.network.routes import bridge_of, conflicts, is_table, parse_routes, parse_subnets

_OF = "network"

ROUTE_SPECS = (
    FactSpec("network.conflicting_routes", FactType.LIST, "the host's own routes that overlap with a Docker network"),
    FactSpec(
        "network.bridge_networks", FactType.NUMBER, "how many bridge networks Docker has; about 30 use up its pools"
    ),
)
SPECS = (
    FactSpec("network.exists", FactType.BOOL, "whether Docker has such a network", _OF),
    FactSpec("network.driver", FactType.TEXT, "its driver", _OF),
    FactSpec("network.subnet", FactType.TEXT, "its first IPv4 subnet", _OF),
    FactSpec("network.bridge", FactType.TEXT, "the bridge on the host that carries it", _OF),
    FactSpec("network.internal", FactType.BOOL, "whether it leads nowhere outside", _OF),
)


def ask_routes(look: Look, _of: str | None) -> dict[str, Answer]:
    """Compare /proc/net/route with the subnets of the networks that `GET /networks` names.

        [{"Name":"bridge","Id":"93dd3357c6e1...","Driver":"bridge","IPAM":{"Config":[{"Subnet":"172.17.0.0/16"}]},
          "Options":{"com.docker.network.bridge.name":"docker0"}}, ...]

    Engine 20.10.24. A bridge whose network has no name option is called br- and twelve digits of the network's id
    (moby, drivers/bridge). https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Network/operation/NetworkList
    """
    routes = look.read(Read("/proc/net/route"))
    networks = ask_engine(look, "/networks")
    if not isinstance(networks, Document):
        return all_alike(ROUTE_SPECS, networks if isinstance(networks, Unknown) else garbled("the Docker engine"))
    if not networks.is_array:
        return all_alike(ROUTE_SPECS, garbled("the Docker engine"))
    return {
        "network.conflicting_routes": _conflicts(routes, networks),
        "network.bridge_networks": Known(sum(bool(bridge_of(network)) for network in networks.items)),
    }


def _conflicts(routes: Content | Absent | Unknown, networks: Document) -> Answer:
    if not isinstance(routes, Content) or not is_table(routes.text):
        return routes if isinstance(routes, Unknown) else garbled("the kernel's table of routes")
    return words(conflicts(parse_routes(routes.text), parse_subnets(networks)))


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
