"""One of Docker's own networks."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, garbled, not_a, told, word, yes_or_no
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_engine, network_path
from assistant.probes.network.addresses import bridge_of, parse_subnets
from assistant.probes.probe import Probe
from assistant.probes.specs import text, truth

_OF = "network"

SPECS = (
    truth("network.exists", "whether Docker has such a network", _OF),
    text("network.driver", "its driver", _OF),
    text("network.subnet", "its first IPv4 subnet", _OF),
    text("network.bridge", "the bridge on the host that carries it", _OF),
    truth("network.internal", "whether it leads nowhere outside", _OF),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
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
    if not found.at("Name").text and not found.is_part:
        return all_alike(SPECS, garbled("the Docker engine"))
    subnets, driver = parse_subnets(Document([found.value])), found.at("Driver")
    return {
        "network.exists": Known(True),
        "network.driver": told(word(driver.text), driver),
        "network.subnet": told(word(str(subnets[0].subnet) if subnets else None), driver, found.at("IPAM")),
        "network.bridge": told(word(bridge_of(found)), driver, found.at("Options"), found.at("Id")),
        "network.internal": told(yes_or_no(found.at("Internal").truth), found.at("Internal")),
    }


PROBE = Probe("network.network", SPECS, ask, of=_OF)
