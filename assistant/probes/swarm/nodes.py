"""The nodes of the swarm."""

from __future__ import annotations

from collections.abc import Callable

from assistant.model.fact import Answer, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, number, told, words
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_list
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, texts

SPECS = (
    quantity("swarm.managers", "how many managers the swarm has"),
    texts("swarm.managers_unreachable", "managers that the others do not reach, by hostname"),
    texts("swarm.nodes_down", "nodes that do not report that they are ready, by hostname"),
    texts("swarm.nodes_not_active", "nodes that take no tasks because they are drained or paused, by hostname"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`GET /nodes`, the same as `docker node ls`; only a manager answers.

    Sample, docker 20.10.24: [{"ID":"m1k9...","Spec":{"Role":"manager","Availability":"drain"},
        "Description":{"Hostname":"lab",...},"Status":{"State":"ready","Addr":"10.77.0.2"},
        "ManagerStatus":{"Leader":true,"Reachability":"reachable","Addr":"10.77.0.2:2377"}}]
    Source: https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Node/operation/NodeList
    """
    found = ask_list(look, "/nodes")
    return all_alike(SPECS, found) if isinstance(found, Unknown) else parse_nodes(found)


def parse_nodes(nodes: Document) -> dict[str, Answer]:
    """Read the list of nodes; workers have no ManagerStatus."""
    managers = [node for node in nodes.items if node.at("ManagerStatus").is_object]
    return {
        "swarm.managers": told(number(len(managers)), *(node.at("ManagerStatus") for node in nodes.items)),
        "swarm.managers_unreachable": _those(
            nodes, "ManagerStatus", "Reachability", lambda each: each == "unreachable"
        ),
        "swarm.nodes_down": _those(nodes, "Status", "State", lambda each: each != "ready"),
        "swarm.nodes_not_active": _those(nodes, "Spec", "Availability", lambda each: each != "active"),
    }


def _those(nodes: Document, place: str, name: str, is_meant: Callable[[str], bool]) -> Answer:
    named = (node.at("Description", "Hostname").text for node in nodes.items if is_meant(node.at(place, name).text))
    return told(words(named), *(node.at(place) for node in nodes.items))


PROBE = Probe("swarm.nodes", SPECS, ask)
