"""`kubectl get nodes`, `get pods` and `describe`, whichever namespace and cluster they are asked for."""

from __future__ import annotations

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Ran, Reply, Run
from assistant.probes.kube import described, nodes, pods
from assistant.probes.pasted.reading import Shown
from assistant.text.table import parse_table

_TELLS = {
    nodes.ASK: ("kube.nodes_not_ready",),
    pods.ASK: ("kube.pods_not_running",),
    described.ASK: ("kube.pressures", "kube.container_reasons"),
}


def read(block: Block) -> Shown | None:
    """What one kubectl printed; which question it answers, its table says, or its verb."""
    asked = _asked(block)
    if asked is None:
        return None
    printed = Ran(0, block.text)

    def answer(ask: Ask) -> Reply | None:
        return printed if ask == asked else None

    return Shown(block, answer, tuple(FactKey(name) for name in _TELLS[asked]))


def _asked(block: Block) -> Run | None:
    if "describe" in block.command:
        return described.ASK
    if parse_table(block.text, "NAME", "STATUS", "RESTARTS"):
        return pods.ASK
    return nodes.ASK if parse_table(block.text, "NAME", "STATUS", "ROLES") else None
