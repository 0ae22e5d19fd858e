"""Where the host's own routes collide with Docker's networks."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import Content, Look, ReadReply
from assistant.probes.answers import all_alike, garbled, told, words
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_list
from assistant.probes.network.addresses import conflicts, is_bridge, is_table, parse_routes, parse_subnets
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, texts
from assistant.probes.whole import read_whole

SPECS = (
    texts("network.conflicting_routes", "the host's own routes that overlap with a Docker network"),
    quantity("network.bridge_networks", "how many bridge networks Docker has; about 30 use up its pools"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Compare /proc/net/route with the subnets of the networks that `GET /networks` names.

        [{"Name":"bridge","Id":"93dd3357c6e1...","Driver":"bridge","IPAM":{"Config":[{"Subnet":"172.17.0.0/16"}]},
          "Options":{"com.docker.network.bridge.name":"docker0"}}, ...]

    Engine 20.10.24. A bridge whose network has no name option is called br- and twelve digits of the network's id
    (moby, drivers/bridge). https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Network/operation/NetworkList
    """
    routes = read_whole(look, "/proc/net/route")
    networks = ask_list(look, "/networks")
    if isinstance(networks, Unknown):
        return all_alike(SPECS, networks)
    return {
        "network.conflicting_routes": _conflicts(routes, networks),
        "network.bridge_networks": Known(sum(map(is_bridge, networks.items))),
    }


def _conflicts(routes: ReadReply, networks: Document) -> Answer:
    if not isinstance(routes, Content) or not is_table(routes.text):
        return routes if isinstance(routes, Unknown) else garbled("the kernel's table of routes")
    found = words(conflicts(parse_routes(routes.text), parse_subnets(networks)))
    return told(found, *(network.at(each) for network in networks.items for each in ("IPAM", "Options")))


PROBE = Probe("network.routes", SPECS, ask)
