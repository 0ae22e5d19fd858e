"""Examples and counter-examples: real texts, taken as they are."""

from __future__ import annotations

from dataclasses import replace

from assistant.kb.nodes import Node, Seq
from assistant.kb.scalars import Reading
from assistant.kb.typed import Shape, read
from assistant.model.tree import Example

EXAMPLE = Shape(Example, "text")
COUNTER_EXAMPLE = Shape(Example, "text", hidden=frozenset({"also", "cause"}))


def read_examples(node: Node | None, reading: Reading) -> tuple[Example, ...]:
    """The texts that a tree must match."""
    return _read(node, EXAMPLE, "examples", reading)


def read_counter_examples(node: Node | None, reading: Reading) -> tuple[str, ...]:
    """The texts that a tree must not match; a source may stand beside each."""
    return tuple(each.text for each in _read(node, COUNTER_EXAMPLE, "not_examples", reading))


def _read(node: Node | None, shape: Shape, what: str, reading: Reading) -> tuple[Example, ...]:
    if node is None:
        return ()
    if not isinstance(node, Seq) or not node.items:
        reading.faults.add(node, f"{what} are a list, at least one")
        return ()
    return tuple(read(item, shape, replace(reading, raw=True)) for item in node.items)
