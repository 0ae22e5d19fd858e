"""What a step or a fix says that it affects: aspects, each with a sentence for the person."""

from __future__ import annotations

from assistant.kb.faults import nearest, one_of
from assistant.kb.nodes import Map, Node, kind_of
from assistant.kb.scalars import Reading, text
from assistant.model.risk import Affects, Aspect, in_order

_KNOWN = tuple(aspect.value for aspect in Aspect)


def read_affects(node: Node | None, reading: Reading) -> Affects:
    """The map at `affects`, empty when it is not there."""
    faults = reading.faults
    if node is None:
        return {}
    if not isinstance(node, Map):
        faults.add(node, f"affects must be a map from an aspect to a sentence, not {kind_of(node)}", one_of(_KNOWN))
        return {}
    said: Affects = {}
    for key, value in node.entries.items():
        if key in _KNOWN:
            said[Aspect(key)] = text(value, reading)
        else:
            faults.add(node.lines[key], f"{key} is not an aspect of a risk", nearest(key, _KNOWN) or one_of(_KNOWN))
    return in_order(said)
