"""Actions as a step writes them: by the forms that the actions themselves declare."""

from __future__ import annotations

from typing import Any

from assistant.kb.conditions import read_condition
from assistant.kb.nodes import Map, Node, Scalar, Seq
from assistant.kb.scalars import Reading
from assistant.kb.scope import Scope
from assistant.kb.typed import Fields, Shape, fields_of, read
from assistant.model.action import Action, Form, Role
from assistant.model.actions import KINDS
from assistant.model.tree import Operator

FORMS: dict[str, tuple[type[Action], Form]] = {form.key: (kind, form) for kind in KINDS for form in kind.forms}
"""By the key that a step gives."""

_CONDITION = {"fact": "fact", "of": "of", "operand": "is"}
"""Fields of an action that is written as a condition, and their keys."""


def read_action(key: str, node: Node, scope: Scope) -> Action | None:
    """The action that stands at a key of a step; None after a fault that leaves nothing to go on with."""
    kind, form = FORMS[key]
    if form.is_condition:
        return _condition(node, kind, scope)
    if is_fixed(kind, form):
        if not read(node, bool, Reading(scope.faults)):
            scope.faults.add(node, f"{key} must be `true`")
        return kind(**form.given)
    if form.bare:
        return kind(**form.given | {form.bare: _bare(node, types_of(kind)[form.bare], scope)})
    made: Action = read(_with_octal_modes(node, kind, scope), shape_of(kind, form), scope.reading)
    return made


def shape_of(kind: type[Action], form: Form) -> Shape:
    """How an action is written as a map."""
    return Shape(kind, form.shorthand, given=form.given)


def types_of(kind: type[Action]) -> dict[str, Any]:
    """The types of an action's fields."""
    return {info.name: info.type for info in fields_of(kind)}


def is_fixed(kind: type[Action], form: Form) -> bool:
    """Whether the key of a form says everything."""
    return set(types_of(kind)) == set(form.given)


def conditional_fields(kind: type[Action]) -> dict[str, Any]:
    """The types of those fields of an action written as a condition that do not belong to the condition."""
    return {name: each for name, each in types_of(kind).items() if name not in _CONDITION}


def _bare(node: Node, kind: Any, scope: Scope) -> Any:
    return read(Seq(node.line, (node,)) if isinstance(node, Scalar) else node, kind, scope.reading)


def _condition(node: Node, kind: type[Action], scope: Scope) -> Action | None:
    others, keys = conditional_fields(kind), tuple(_CONDITION.values())
    fields = Fields(node, (*keys, *others), scope.reading)
    if not isinstance(node, Map):
        return None
    wanted = {key: value for key, value in node.entries.items() if key in keys}
    condition = read_condition(Map(node.line, wanted, node.lines), scope)
    if condition is None or condition.operator is not Operator.IS:
        return None
    given = {name: fields.get(name, each) for name, each in others.items() if fields.node_of(name) is not None}
    return kind(**given, fact=condition.name, operand=condition.operand, of=condition.of)


def _with_octal_modes(node: Node, kind: type[Action], scope: Scope) -> Node:
    """A file's mode is octal however it is written: 0644, 644 or "0o644"."""
    for name in (name for name, role in kind.roles.items() if role is Role.MODE):
        mode = node.entries.get(name) if isinstance(node, Map) else None
        if isinstance(node, Map) and isinstance(mode, Scalar):
            octal = Scalar(mode.line, str(_octal(mode, scope)), plain=True)
            node = Map(node.line, node.entries | {name: octal}, node.lines)
    return node


def _octal(mode: Scalar, scope: Scope) -> int:
    try:
        return int(mode.text.removeprefix("0o"), 8)
    except ValueError:
        scope.faults.add(mode, f"{mode.text} is not a file mode", "use octal digits, for example 0644")
        return 0
