"""Operands: what a fact can be compared with, by its type and the operator."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.kb.faults import nearest, one_of
from assistant.kb.nodes import Node, Scalar, Seq, kind_of
from assistant.kb.scalars import flag, number_in, plain_value, text
from assistant.kb.scope import Scope
from assistant.model.fact import FactSpec, FactType, Value
from assistant.model.tree import Operator

STATES = ("present", "absent", "unknown")

_AMOUNT = re.compile(r"[0-9]+(\.[0-9]+)? ?([kKMGT]i?)?B\Z")
"""Bytes with a unit: powers of 1000, or of 1024 with an i."""

_EQUAL = frozenset({Operator.IS, Operator.IS_NOT})
_AMONG = frozenset({Operator.ONE_OF, Operator.NONE_OF})
_ORDER = frozenset({Operator.ABOVE, Operator.BELOW})
_PARTS = frozenset({Operator.CONTAINS, Operator.LACKS})

OPERATORS_OF: dict[FactType, frozenset[Operator]] = {
    FactType.BOOL: _EQUAL,
    FactType.NUMBER: _EQUAL | _AMONG | _ORDER,
    FactType.TEXT: frozenset(Operator),
    FactType.LIST: _EQUAL | _AMONG | _PARTS | {Operator.STARTS_WITH},
    FactType.ANY: frozenset(Operator),
}


def read_operand(node: Node, operator: Operator, spec: FactSpec, scope: Scope) -> Value | None:
    """What a fact is compared with; None after a fault."""
    fitting = OPERATORS_OF[spec.type]
    if operator not in fitting:
        names = [each.value for each in Operator if each in fitting]
        scope.faults.add(
            node, f"{operator.value} cannot be used with {spec.name}, which is a {spec.type.value}", one_of(names)
        )
        return None
    if operator in _AMONG:
        return _several(node, spec, scope)
    if not isinstance(node, Scalar):
        scope.faults.add(node, f"this must be one value, not {kind_of(node)}", "one_of and none_of take a list")
        return None
    if operator in _EQUAL:
        return _equal(node, spec, scope)
    return _number(node, spec, scope) if operator in _ORDER else _piece(node, spec, scope)


def _equal(node: Scalar, spec: FactSpec, scope: Scope) -> Value:
    if node.text in STATES:
        return node.text
    if spec.type is FactType.LIST:
        scope.faults.add(node, f"{spec.name} is a list", "use `contains`, `lacks` or `is: present`")
    return _BY_TYPE[spec.type](node, spec, scope)


def _several(node: Node, spec: FactSpec, scope: Scope) -> tuple[str, ...] | None:
    if not isinstance(node, Seq) or not node.items:
        scope.faults.add(node, "this must be a list of values")
        return None
    return tuple(_member(each, spec, scope) for each in node.items)


def _member(node: Node, spec: FactSpec, scope: Scope) -> str:
    if isinstance(node, Scalar) and node.text in STATES:
        scope.faults.add(node, f"{node.text} is a state and cannot be in a list", "write a separate condition")
    elif isinstance(node, Scalar):
        return str(_BY_TYPE[spec.type](node, spec, scope))
    return text(node, scope.reading)


def _text(node: Scalar, spec: FactSpec, scope: Scope) -> str:
    value = _piece(node, spec, scope)
    if spec.values and value not in spec.values and "{" not in value:
        hint = nearest(value, spec.values) or one_of(spec.values)
        scope.faults.add(node, f"{spec.name} is never {value}", hint)
    return value


def _piece(node: Scalar, spec: FactSpec, scope: Scope) -> str:
    return text(node, scope.reading)


def _number(node: Scalar, spec: FactSpec, scope: Scope) -> Value:
    found = number_in(node.text)
    if found is not None:
        return found
    if "{" not in node.text and not _AMOUNT.match(node.text):
        scope.faults.add(
            node, f"{spec.name} can only be compared with a number", "for example 85, 1_000_000, 500MB or 2 GiB"
        )
    return text(node, scope.reading)


def _bool(node: Scalar, spec: FactSpec, scope: Scope) -> bool:
    return flag(node, scope.reading)


def _any(node: Scalar, spec: FactSpec, scope: Scope) -> Value:
    value: Value | None = plain_value(node, scope.reading)
    return "" if value is None else value


_BY_TYPE: dict[FactType, Callable[[Scalar, FactSpec, Scope], Value]] = {
    FactType.BOOL: _bool,
    FactType.NUMBER: _number,
    FactType.TEXT: _text,
    FactType.LIST: _piece,
    FactType.ANY: _any,
}
