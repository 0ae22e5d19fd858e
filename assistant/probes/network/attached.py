"""Who uses a Docker network: containers that are there, and records of such that are not."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, garbled, not_a, told, words
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_engine, ask_list, network_path
from assistant.probes.probe import Probe
from assistant.probes.specs import texts

_OF = "network"
_SHORT = 12

SPECS = (
    texts("network.attached", "the containers that are connected to it, by name", _OF),
    texts("network.stale_endpoints", "what it lists as connected though no such container exists, by name", _OF),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Compare `GET /networks/NAME` with `GET /containers/json?all=1`.

        {"Name":"app","Containers":{"fa3ef83acdb1...":{"Name":"web","IPv4Address":"172.18.0.2/16"},
         "ep-77ab12...":{"Name":"gone","IPv4Address":"172.18.0.3/16"}}}
        [{"Id":"fa3ef83acdb1...","Names":["/web"]}]

    Engine 20.10.24. A connection whose container is gone is listed under `ep-` and its own id: moby, daemon/network.go.
    """
    path = network_path(of or "")
    if path is None:
        return all_alike(SPECS, not_a("the name of a network"))
    network = ask_engine(look, path)
    containers = ask_list(look, "/containers/json?all=1")
    if isinstance(network, Unknown):
        return all_alike(SPECS, network)
    if isinstance(containers, Unknown):
        return all_alike(SPECS, containers)
    if isinstance(network, Absent):
        return all_alike(SPECS, Absent())
    if not network.at("Name").text:
        return all_alike(SPECS, garbled("the Docker engine"))
    if network.at("Containers").is_unseen:
        return all_alike(SPECS, told(Absent(), network.at("Containers")))
    return split(network, {each.at("Id").text for each in containers.items})


def split(network: Document, ids: set[str]) -> dict[str, Answer]:
    """Tell the connections of containers that exist from the others.

    Args:
        ids: of all containers, running or not; twelve digits do, which is what people see.
    """
    ids = {each[:_SHORT] for each in ids}
    listed = network.at("Containers").members
    # A network of a swarm lists its load balancer, which is no container: lb- and the network's name.
    others = {id_: each for id_, each in listed.items() if id_[:_SHORT] not in ids and not id_.startswith("lb-")}
    return {
        "network.attached": words(each.at("Name").text for id_, each in listed.items() if id_[:_SHORT] in ids),
        "network.stale_endpoints": words(each.at("Name").text or id_ for id_, each in others.items()),
    }


PROBE = Probe("network.attached", SPECS, ask, of=_OF)
