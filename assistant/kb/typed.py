"""Nodes to values of the model's types: what a type hint says is what a knowledge file may hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import msgspec

from assistant.kb.faults import Faults, nearest, one_of
from assistant.kb.nodes import Map, Node, Scalar, Seq, kind_of

INTEGER = re.compile(r"[-+]?[0-9][0-9_]*\Z")
FLOAT = re.compile(r"[-+]?[0-9][0-9_]*\.[0-9]+\Z")
_INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
_OLD_WORDS = ("yes", "no", "on", "off")


@dataclass(frozen=True)
class Reading:
    """How texts are taken from one file.

    Attributes:
        check: called with each text, for example to check its templates.
        raw: control characters are allowed, for real pastes.
    """

    faults: Faults
    check: Callable[[Scalar], None] | None = None
    raw: bool = False


class Shape(msgspec.Struct, frozen=True):
    """How a type of the model is written in YAML.

    Attributes:
        shorthand: the field that a text or list alone gives.
        hidden: fields that a file cannot give.
        renamed: field to the key that stands for it.
    """

    kind: type[msgspec.Struct]
    shorthand: str | None = None
    hidden: frozenset[str] = frozenset()
    renamed: dict[str, str] = {}


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


def text(node: Node, reading: Reading) -> str:
    """A text that is not empty, whatever it looks like otherwise."""
    if not isinstance(node, Scalar):
        reading.faults.add(node, f"a text is expected, not {kind_of(node)}", _quote_hint(node))
        return ""
    if not node.text.strip():
        reading.faults.add(node, "a text is expected here, and there is none")
    if not reading.raw and (bad := _INVISIBLE.search(node.text)):
        reading.faults.add(node, f"the text holds the invisible character U+{ord(bad.group()):04X}")
    if reading.check is not None:
        reading.check(node)
    return node.text


def _quote_hint(node: Node) -> str:
    return "quote a text that holds `: ` or begins with { or [" if isinstance(node, Map | Seq) else ""


def flag(node: Node, reading: Reading) -> bool:
    """true or false."""
    if isinstance(node, Scalar) and node.text.lower() in ("true", "false"):
        return node.text.lower() == "true"
    reading.faults.add(node, "true or false is expected")
    return False


def number(node: Node, reading: Reading) -> float | int:
    """A number without a unit."""
    if isinstance(node, Scalar) and (found := number_in(node.text)) is not None:
        return found
    reading.faults.add(node, "a number is expected", "without a unit; 1_000_000 is allowed")
    return 0


def number_in(written: str) -> float | int | None:
    """The number that a text is, None when it is none."""
    if INTEGER.match(written):
        return int(written)
    return float(written) if FLOAT.match(written) else None


def _whole_number(node: Node, reading: Reading) -> int:
    return int(number(node, reading))


def _float(node: Node, reading: Reading) -> float:
    return float(number(node, reading))


def plain_value(node: Node, reading: Reading) -> Any:
    """A node as JSON would have it."""
    if isinstance(node, Seq):
        return [plain_value(each, reading) for each in node.items]
    if isinstance(node, Map):
        return {key: plain_value(value, reading) for key, value in node.entries.items()}
    if node.is_empty:
        return None
    if node.plain and node.text in ("true", "false"):
        return node.text == "true"
    if node.plain and (found := number_in(node.text)) is not None:
        return found
    if node.plain and node.text.lower() in _OLD_WORDS:
        reading.faults.add(node, f"{node.text} can be read in two ways", f'write true, false or "{node.text}"')
    return text(node, reading)


def _list(node: Node, inner: tuple[Any, ...], reading: Reading) -> tuple[Any, ...]:
    if not isinstance(node, Seq):
        reading.faults.add(node, f"a list is expected, not {kind_of(node)}")
        return ()
    return tuple(read(each, inner[0], reading) for each in node.items)


def _dict(node: Node, inner: tuple[Any, ...], reading: Reading) -> dict[str, Any]:
    if not isinstance(node, Map):
        reading.faults.add(node, f"a map is expected, not {kind_of(node)}")
        return {}
    return {key: read(value, inner[1], reading) for key, value in node.entries.items()}


def _choice(node: Node, inner: tuple[Any, ...], reading: Reading) -> Any:
    return choice(node, inner, reading)


def choice(node: Node, known: Iterable[str], reading: Reading) -> str:
    """One of the given words; the first of them after a fault."""
    words = [str(each) for each in known]
    written = node.text if isinstance(node, Scalar) else kind_of(node)
    if written not in words:
        reading.faults.add(node, f"{written} is not known here", nearest(written, words) or one_of(words))
        return words[0]
    return written


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
    return shape.kind(**values)


def visible_fields(shape: Shape) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields that a file may give."""
    return tuple(each for each in fields_of(shape.kind) if each.name not in shape.hidden)


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
            reading.faults.add(node, f"a map is expected, not {kind_of(node)}")

    def _refuse_unknown(self, node: Map, known: tuple[str, ...]) -> None:
        for key in node.entries.keys() - set(known):
            hint = "quote a text that holds a comma" if " " in key else nearest(key, known) or one_of(known)
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
    int: _whole_number,
    float: _float,
    Any: plain_value,
}
_COMPOUND: dict[Any, Callable[[Node, tuple[Any, ...], Reading], Any]] = {tuple: _list, dict: _dict, Literal: _choice}
_EMPTY: dict[Any, Any] = {str: "", int: 0, float: 0.0}
