"""Bytes of a knowledge file to nodes, by YAML's events: no tags, aliases or duplicate keys, bounded depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from assistant.kb.faults import Faults
from assistant.kb.files import LARGEST_BYTES
from assistant.kb.nodes import Map, Node, Scalar, Seq, kind_of
from assistant.kb.slips import hint_of

DEEPEST = 24
MOST_NODES = 10_000

PURE: Any = yaml.SafeLoader
"""PyYAML's own loader, there on every machine; it refuses a few texts that libyaml reads."""
FAST: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else PURE
"""libyaml's loader, about thirty times as fast; the other one where PyYAML was built without it."""


class _RefusedError(Exception):
    """The file cannot be read any further."""

    def __init__(self, line: int, what: str, hint: str = "") -> None:
        super().__init__(what)
        self.line = line
        self.what = what
        self.hint = hint


def read_nodes(data: bytes, faults: Faults, loader: Any = FAST) -> Map | None:
    """Read one YAML file.

    Args:
        data: the whole file.
        faults: what is wrong is added here.
        loader: FAST or PURE.

    Returns:
        The map that the file holds; None when it cannot be read.
    """
    try:
        return _Composer(_text(data), faults, loader).document()
    except _RefusedError as error:
        faults.add(error.line, error.what, error.hint)
    except yaml.YAMLError as error:
        hint = hint_of(error, _text(data)) if isinstance(error, yaml.MarkedYAMLError) else ""
        faults.add(_line_of(error, data), f"not valid YAML: {_reason(error)}", hint)
    return None


def _text(data: bytes) -> str:
    if len(data) > LARGEST_BYTES:
        raise _RefusedError(0, "the file is larger than 1 MiB")
    if b"\0" in data:
        raise _RefusedError(0, "this is a binary file, not text")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _RefusedError(line, "not valid UTF-8") from error


def _line_of(error: yaml.YAMLError, data: bytes) -> int:
    if isinstance(error, yaml.reader.ReaderError):
        return data.count(b"\n", 0, error.position) + 1
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    return mark.line + 1 if mark else 0


def _reason(error: yaml.YAMLError) -> str:
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "unreadable"
    context = getattr(error, "context", None)
    return f"{problem} ({context})" if context else str(problem)


class _Composer:
    """Builds nodes from events, iteratively bounded in depth."""

    def __init__(self, text: str, faults: Faults, loader: Any) -> None:
        self._events: Iterator[Any] = yaml.parse(text, Loader=loader)
        self._faults = faults
        self._depth = 0
        self._count = 0

    def document(self) -> Map:
        next(self._events)  # the stream
        event = next(self._events)
        if isinstance(event, yaml.StreamEndEvent):
            raise _RefusedError(0, "the file is empty")
        root = self._node(next(self._events))
        next(self._events)  # the document's end
        event = next(self._events)
        if not isinstance(event, yaml.StreamEndEvent):
            raise _RefusedError(
                event.start_mark.line + 1, "a second YAML document begins here", "write one tree in each file"
            )
        if not isinstance(root, Map):
            raise _RefusedError(root.line, f"a tree must be a map, not {kind_of(root)}")
        return root

    def _node(self, event: Any) -> Node:
        line = event.start_mark.line + 1
        self._count += 1
        if self._count > MOST_NODES:
            raise _RefusedError(line, f"more than {MOST_NODES} keys and values", "split the tree into several")
        if isinstance(event, yaml.AliasEvent):
            raise _RefusedError(line, f"the alias *{event.anchor} is not allowed", "write the value out")
        if event.anchor is not None:
            self._faults.add(
                line, f"the anchor &{event.anchor} is not allowed", "put quotes around text that begins with &"
            )
        if event.tag is not None:
            self._faults.add(line, f"the tag {event.tag} is not allowed", "put quotes around text that begins with !")
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(line, event.value, bool(event.implicit[0]))
        return self._collection(event, line)

    def _collection(self, event: Any, line: int) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _RefusedError(line, f"nested more than {DEEPEST} levels deep")
        node = self._list(line) if isinstance(event, yaml.SequenceStartEvent) else self._map(line)
        self._depth -= 1
        return node

    def _list(self, line: int) -> Seq:
        items: list[Node] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._node(event))
        return Seq(line, tuple(items))

    def _map(self, line: int) -> Map:
        entries: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            key = self._node(event)
            value = self._node(next(self._events))
            if not isinstance(key, Scalar):
                self._faults.add(
                    key, f"a key must be text, not {kind_of(key)}", "put quotes around text that begins with { or ["
                )
            elif key.text in entries:
                self._faults.add(key, f"{key.text} appears twice", f"first on line {lines[key.text]}")
            else:
                entries[key.text], lines[key.text] = value, key.line
        return Map(line, entries, lines)
