"""Nodes to values of the model's types: what a type hint says is what a knowledge file may hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from assistant.kb.faults import nearest, one_of
from assistant.kb.nodes import Map, Node, Scalar, Seq, kind_of
from assistant.kb.scalars import Reading, choice, decimal, flag, key_of, plain_value, text, whole_number


class Shape(msgspec.Struct, frozen=True):
    """How a type of the model is written in YAML.

    Attributes:
        shorthand: the field that a text or list alone gives.
        hidden: fields that a file cannot give.
        renamed: field to the key that stands for it.
        given: fields whose values are fixed, so that a file cannot give them either.
    """

    kind: type[msgspec.Struct]
    shorthand: str | None = None
    hidden: frozenset[str] = frozenset()
    renamed: dict[str, str] = {}
    given: dict[str, Any] = {}


def read(node: Node, kind: Any, reading: Reading) -> Any:
    """A node as a value of a type.

    Args:
        node: what the file holds.
        kind: str, int, float, bool, Any, an enum, a Literal, a tuple or dict of them, or a Shape.
        reading: takes faults and checks texts.

    Returns:
        The value; an empty one of that type when there was a fault.
    """
    if isinstance(kind, Shape):
        return _struct(node, kind, reading)
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return read(node, next(each for each in get_args(kind) if each is not NoneType), reading)
    if origin is not None:
        return _COMPOUND[origin](node, get_args(kind), reading)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _enum(node, kind, reading)
    return _SIMPLE[kind](node, reading)


def _list(node: Node, inner: tuple[Any, ...], reading: Reading) -> tuple[Any, ...]:
    if not isinstance(node, Seq):
        reading.faults.add(
            node, f"this must be a list, not {kind_of(node)}", "put the elements in [ ], separated by commas"
        )
        return ()
    return tuple(read(each, inner[0], reading) for each in node.items)


def _dict(node: Node, inner: tuple[Any, ...], reading: Reading) -> dict[str, Any]:
    if not isinstance(node, Map):
        reading.faults.add(node, f"this must be a map, not {kind_of(node)}")
        return {}
    return {key_of(node, key, reading): read(value, inner[1], reading) for key, value in node.entries.items()}


def _choice(node: Node, inner: tuple[Any, ...], reading: Reading) -> Any:
    return choice(node, inner, reading)


def _enum(node: Node, kind: type[Enum], reading: Reading) -> Enum:
    return kind(choice(node, [each.value for each in kind], reading))


@lru_cache(maxsize=64)
def fields_of(kind: type[msgspec.Struct]) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a type of the model, types resolved."""
    return msgspec.structs.fields(kind)


def _struct(node: Node, shape: Shape, reading: Reading) -> Any:
    if shape.shorthand and not isinstance(node, Map):
        node = Map(node.line, {shape.shorthand: node}, {shape.shorthand: node.line})
    keys = {shape.renamed.get(each.name, each.name): each for each in visible_fields(shape)}
    entries = Fields(node, tuple(keys), reading)
    values: dict[str, Any] = {}
    for key, info in keys.items():
        default = info.default if info.default is not msgspec.NODEFAULT else None
        factory = info.default_factory
        if default is None and factory is not msgspec.NODEFAULT:
            default = factory()
        needed = info.required
        values[info.name] = entries.get(key, info.type, default, needed=needed)
        if values[info.name] is None and needed:
            values[info.name] = _EMPTY.get(info.type, "")
    return shape.kind(**values, **shape.given)


def visible_fields(shape: Shape) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields that a file may give."""
    return tuple(each for each in fields_of(shape.kind) if each.name not in shape.hidden | set(shape.given))


class Fields:
    """The entries of a map, checked for keys that nobody knows."""

    def __init__(self, node: Node, known: Iterable[str], reading: Reading) -> None:
        self.node = node
        self.reading = reading
        self._entries: dict[str, Node] = {}
        if isinstance(node, Map):
            self._entries = node.entries
            self._refuse_unknown(node, tuple(known))
        else:
            reading.faults.add(node, f"this must be a map, not {kind_of(node)}")

    def _refuse_unknown(self, node: Map, known: tuple[str, ...]) -> None:
        for key in node.entries:
            if key not in known:
                hint = (
                    "put quotes around text that contains a comma"
                    if " " in key
                    else nearest(key, known) or one_of(known)
                )
                self.reading.faults.add(node.lines[key], f"unknown field {key}", hint)

    def node_of(self, key: str, *, needed: bool = False) -> Node | None:
        """The node of a key, None when it is not there."""
        node = self._entries.get(key)
        if isinstance(node, Scalar) and node.is_empty:
            node = None
        if node is None and needed and isinstance(self.node, Map):
            self.reading.faults.add(self.node, f"{key} is missing")
        return node

    def get(self, key: str, kind: Any, default: Any = None, *, needed: bool = False) -> Any:
        """The value of a key by its type, the default when it is not there."""
        node = self.node_of(key, needed=needed)
        return default if node is None else read(node, kind, self.reading)

    def text(self, key: str, *, needed: bool = True) -> str:
        """The text of a key, empty when it is not there."""
        return str(self.get(key, str, "", needed=needed))


_SIMPLE: dict[Any, Callable[[Node, Reading], Any]] = {
    str: text,
    bool: flag,
    int: whole_number,
    float: decimal,
    Any: plain_value,
}
_COMPOUND: dict[Any, Callable[[Node, tuple[Any, ...], Reading], Any]] = {tuple: _list, dict: _dict, Literal: _choice}
_EMPTY: dict[Any, Any] = {str: "", int: 0, float: 0.0}
