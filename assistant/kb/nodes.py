"""What a knowledge file holds, each piece with its line. What a text means is decided where it stands."""

from __future__ import annotations

import msgspec


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """A single value as written; `plain` when it stands without quotes, so that it may also be a number or true."""

    line: int
    text: str
    plain: bool

    @property
    def is_empty(self) -> bool:
        """Nothing was written, or YAML's word for nothing."""
        return self.plain and self.text in ("", "~", "null")


class Seq(msgspec.Struct, frozen=True):
    """A list."""

    line: int
    items: tuple[Node, ...]


class Map(msgspec.Struct, frozen=True):
    """A map; `lines` holds the line of each key."""

    line: int
    entries: dict[str, Node]
    lines: dict[str, int]


Node = Scalar | Seq | Map


def kind_of(node: Node) -> str:
    """What a node is, for a person."""
    return "a text" if isinstance(node, Scalar) else "a list" if isinstance(node, Seq) else "a map"
