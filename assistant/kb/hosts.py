"""The host of an example: facts by name and object, each with a value that it can have."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from assistant.kb.faults import Faults, nearest, one_of
from assistant.kb.nodes import Map, Node, Scalar, Seq, kind_of
from assistant.kb.objects import example_of, is_object
from assistant.kb.scalars import Reading, choice, flag, number_in, plain_value, text
from assistant.model.fact import Absent, Answer, Fact, FactKey, FactSpec, FactType, Known, Reason, Unknown, Value

ABSENT, UNKNOWN = "absent", "unknown"
_SAID = "stated by the example"
_AMOUNT = re.compile(r"([0-9]+(?:\.[0-9]+)?) ?([kMGT]?)(i?)B\Z")
_POWERS = ("", "k", "M", "G", "T")


def read_host(node: Node | None, specs: Mapping[str, FactSpec], reading: Reading) -> tuple[Fact, ...]:
    """The facts of a host, as `family.fact: value` or `family.fact:OBJECT: value`.

    Args:
        node: a map; None when the example states no host.
        specs: all facts, the answers to the symptom's questions among them.
        reading: takes the faults.
    """
    if node is None:
        return ()
    if not isinstance(node, Map) or not node.entries:
        reading.faults.add(
            node, "a host must be a map of facts", "for example `service.active_state:docker.service: failed`"
        )
        return ()
    plain = replace(reading, check=None, raw=True)
    facts: list[Fact] = []
    for written, value in node.entries.items():
        spec = _spec(written, node.lines[written], specs, reading.faults)
        if spec is not None:
            name, _, of = written.partition(":")
            answer = _answer(value, spec, plain)
            facts.append(Fact(FactKey(name, of or None), answer, _SAID))
    return tuple(facts)


def _spec(written: str, line: int, specs: Mapping[str, FactSpec], faults: Faults) -> FactSpec | None:
    """What a key means; None after a fault."""
    name, colon, of = written.partition(":")
    spec = specs.get(name)
    if spec is None:
        faults.add(line, f"unknown fact {name}", nearest(name, specs) or "to list all facts: drydock kb facts")
    elif spec.of is None and colon:
        faults.add(line, f"{name} describes the host itself and takes no object", f"write {name}")
    elif spec.of is not None and not of:
        faults.add(line, f"{name} needs the {spec.of} it is about", f"for example {name}:{example_of(spec.of)}")
    elif spec.of is not None and not is_object(spec.of, of):
        faults.add(line, f"the {spec.of} of {name} cannot be {of}", f"for example {name}:{example_of(spec.of)}")
    else:
        return spec
    return None


def _answer(node: Node, spec: FactSpec, reading: Reading) -> Answer:
    if isinstance(node, Map):
        return _unknown(node, reading)
    if isinstance(node, Scalar) and node.plain:
        if node.text == ABSENT:
            return Absent()
        if node.text == UNKNOWN:
            return Unknown(Reason.NOT_RECORDED, _SAID)
        if node.text == "present":
            reading.faults.add(node, "`present` is not a value", f"state what {spec.name} is, or `absent` or `unknown`")
            return Unknown(Reason.NOT_RECORDED)
    return Known(_BY_TYPE[spec.type](node, spec, reading))


def _unknown(node: Map, reading: Reading) -> Answer:
    why = node.entries.get(UNKNOWN)
    if why is None or len(node.entries) != 1:
        reading.faults.add(node, "this must be a value, not a map", "to say why a fact is unknown: `{unknown: denied}`")
        return Unknown(Reason.NOT_RECORDED)
    return Unknown(Reason(choice(why, [each.value for each in Reason], reading)))


def _text(node: Node, spec: FactSpec, reading: Reading) -> Value:
    value = text(node, reading)
    if spec.values and value and value not in spec.values:
        reading.faults.add(node, f"{spec.name} is never {value}", nearest(value, spec.values) or one_of(spec.values))
    return value


def _list(node: Node, spec: FactSpec, reading: Reading) -> Value:
    if not isinstance(node, Seq):
        reading.faults.add(node, f"{spec.name} must be a list, not {kind_of(node)}", "put the values in [ ]")
        return ()
    return tuple(text(each, reading) for each in node.items)


def _number(node: Node, spec: FactSpec, reading: Reading) -> Value:
    written = node.text if isinstance(node, Scalar) else ""
    if (plain := number_in(written)) is not None:
        return plain
    if (amount := _AMOUNT.match(written)) is None:
        reading.faults.add(node, f"{spec.name} must be a number", "for example 85, 1_000_000, 500MB or 2 GiB")
        return 0
    return float(amount[1]) * float((1024 if amount[3] else 1000) ** _POWERS.index(amount[2]))


def _any(node: Node, spec: FactSpec, reading: Reading) -> Value:
    if isinstance(node, Seq):
        return _list(node, spec, reading)
    value: Value | None = plain_value(node, reading)
    return "" if value is None else value


_BY_TYPE: dict[FactType, Callable[[Node, FactSpec, Reading], Value]] = {
    FactType.BOOL: lambda node, _, reading: flag(node, reading),
    FactType.NUMBER: _number,
    FactType.TEXT: _text,
    FactType.LIST: _list,
    FactType.ANY: _any,
}
