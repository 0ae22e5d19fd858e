"""Examples and counter-examples: real texts, taken as they are, and hosts that show a cause."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from assistant.kb.hosts import read_host
from assistant.kb.nodes import Map, Node, Seq
from assistant.kb.scalars import Reading
from assistant.kb.typed import Shape, read
from assistant.model.example import Example
from assistant.model.fact import FactSpec

HOST = "host"
EXAMPLE = Shape(Example, "text", hidden=frozenset({HOST}))
COUNTER_EXAMPLE = Shape(Example, "text", hidden=frozenset({HOST, "also", "cause", "status", "excluded", "fix"}))


def read_examples(
    node: Node | None, specs: Mapping[str, FactSpec], reading: Reading, *, texts: bool
) -> tuple[Example, ...]:
    """The texts that a tree must match, and the hosts that it must judge rightly.

    Args:
        specs: all facts, the answers to the symptom's questions among them.
        texts: at least one must have a text, because the tree has messages.
    """
    items = _items(node, "examples", reading)
    examples = tuple(_example(item, specs, replace(reading, raw=True)) for item in items)
    if node is not None and examples and texts and not any(each.text for each in examples):
        reading.faults.add(node, "no example has a `text`, so nothing tests the messages")
    return examples


def read_counter_examples(node: Node | None, reading: Reading) -> tuple[str, ...]:
    """The texts that a tree must not match; a source may stand beside each."""
    raw = replace(reading, raw=True)
    texts: list[str] = []
    for item in _items(node, "not_examples", reading):
        found: Example = read(item, COUNTER_EXAMPLE, raw)
        if isinstance(item, Map) and "text" not in item.entries:
            reading.faults.add(item, "`text` is missing")
        texts.append(found.text)
    return tuple(texts)


def _items(node: Node | None, what: str, reading: Reading) -> tuple[Node, ...]:
    if node is None:
        return ()
    if not isinstance(node, Seq) or not node.items:
        reading.faults.add(node, f"{what} must be a list of at least one")
        return ()
    return node.items


def _example(node: Node, specs: Mapping[str, FactSpec], reading: Reading) -> Example:
    if not isinstance(node, Map):
        return _said(node, reading)
    rest = {key: value for key, value in node.entries.items() if key != HOST}
    example = _said(Map(node.line, rest, node.lines), reading)
    example = msgspec.structs.replace(example, host=read_host(node.entries.get(HOST), specs, reading))
    for what, hint in _wrongs(example, HOST in node.entries):
        reading.faults.add(node, what, hint)
    return example


def _said(node: Node, reading: Reading) -> Example:
    example: Example = read(node, EXAMPLE, reading)
    return example


def _wrongs(example: Example, has_host: bool) -> list[tuple[str, str]]:
    said: list[tuple[str, str]] = []
    if not example.text and not has_host:
        said.append(("an example needs a `text`, a `host` or both", ""))
    if has_host and not (example.cause or example.excluded):
        said.append(("an example with a `host` needs a result", "add `cause`, `excluded` or both"))
    if (example.status or example.fix) and not example.cause:
        said.append(("`status` and `fix` need a `cause`", "add `cause:`"))
    if example.also and not example.text:
        said.append(("`also` needs a `text`", "remove it"))
    if example.cause and example.cause in example.excluded:
        said.append((f"{example.cause} cannot be both ranked first and ruled out", ""))
    return said
