"""Messages of a symptom, and the captures that they give."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.kb.nodes import Map, Node, Scalar, Seq
from assistant.kb.scalars import Reading
from assistant.kb.scope import FREE, RESERVED
from assistant.kb.typed import Shape, read
from assistant.model.tree import Message
from assistant.text import holes

LONGEST_MESSAGE = 1000
VERSION = re.compile(r"[0-9]{1,4}(\.[0-9]{1,6}){0,3}\Z")
MESSAGE = Shape(Message, "text")


def read_messages(node: Node | None, reading: Reading) -> tuple[Message, ...]:
    """The messages of a symptom."""
    if node is None:
        return ()
    if not isinstance(node, Seq) or not node.items:
        reading.faults.add(node, "messages must be a list of at least one")
        return ()
    messages: list[Message] = []
    earlier: set[str] = set()
    for item in node.items:
        message: Message = read(_with_list(item), MESSAGE, reading)
        line = item.lines.get("text", item.line) if isinstance(item, Map) else item.line
        if isinstance(item, Map):
            _check_versions(message, item, reading)
        if message.text:
            _check(message.text, earlier, line, reading)
        messages.append(message)
    return tuple(messages)


def _with_list(node: Node) -> Node:
    """One speaker may stand without a list."""
    by = node.entries.get("by") if isinstance(node, Map) else None
    if not isinstance(node, Map) or not isinstance(by, Scalar) or by.is_empty:
        return node
    return Map(node.line, node.entries | {"by": Seq(by.line, (by,))}, node.lines)


def _check_versions(message: Message, node: Map, reading: Reading) -> None:
    """Note versions that are none, of nobody, or in the wrong order."""
    given = {key: value for key, value in (("since", message.since), ("until", message.until)) if value}
    for key, value in given.items():
        if not VERSION.match(value):
            reading.faults.add(
                node.lines[key], f"{value} is not a version", 'use numbers and dots, for example "20.10"'
            )
            return
    line = min((node.lines[key] for key in given), default=node.line)
    if given and len(message.by) != 1:
        reading.faults.add(
            line, "`since` and `until` need `by` with exactly one program", "name the program whose versions these are"
        )
    if message.since and message.until and _numbers(message.since) > _numbers(message.until):
        reading.faults.add(
            node.lines["until"], f"since {message.since} is later than until {message.until}", "swap them"
        )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _check(text: str, earlier: set[str], line: int, reading: Reading) -> None:
    if text.casefold() in earlier:
        reading.faults.add(line, "this message appears twice in the symptom", "upper and lower case count as the same")
    earlier.add(text.casefold())
    if len(text) > LONGEST_MESSAGE:
        reading.faults.add(
            line, f"this message is longer than {LONGEST_MESSAGE} characters", "keep only its most specific part"
        )
        return
    try:
        pieces = holes.parse(text)
    except ValueError as error:
        reading.faults.add(line, str(error))
        return
    first = pieces[0]
    if isinstance(first, holes.Hole) and first.type in FREE:
        what = f"the hole {{{first.name}}} must follow literal text, which says where it begins"
        reading.faults.add(line, what, "remove it")
    names = [piece.name for piece in pieces if isinstance(piece, holes.Hole)]
    for name in names:
        if names.count(name) > 1:
            reading.faults.add(
                line, f"two holes have the name {name}", "give each its own name: {first:host} … {second:host}"
            )
        if name in RESERVED:
            reading.faults.add(line, f"a hole cannot have the name {name}")


def holes_of(messages: Iterable[Message]) -> tuple[holes.Hole, ...]:
    """The holes of some messages; those of faulty messages left out."""
    found: list[holes.Hole] = []
    for message in messages:
        try:
            found.extend(piece for piece in holes.parse(message.text, 0) if isinstance(piece, holes.Hole))
        except ValueError:
            continue
    return tuple(found)
