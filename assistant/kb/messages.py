"""Messages of a symptom, and the captures that they give."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.kb.nodes import Map, Node, Seq
from assistant.kb.scalars import Reading
from assistant.kb.scope import FREE, RESERVED
from assistant.kb.typed import Shape, read
from assistant.model.tree import Message
from assistant.text import holes

LONGEST_MESSAGE = 1000
MESSAGE = Shape(Message, "text")


def read_messages(node: Node | None, reading: Reading) -> tuple[Message, ...]:
    """The messages of a symptom."""
    if node is None:
        return ()
    if not isinstance(node, Seq) or not node.items:
        reading.faults.add(node, "messages are a list, at least one")
        return ()
    messages: list[Message] = []
    earlier: set[str] = set()
    for item in node.items:
        message: Message = read(item, MESSAGE, reading)
        line = item.lines.get("text", item.line) if isinstance(item, Map) else item.line
        if message.text:
            _check(message.text, earlier, line, reading)
        messages.append(message)
    return tuple(messages)


def _check(text: str, earlier: set[str], line: int, reading: Reading) -> None:
    if text.casefold() in earlier:
        reading.faults.add(line, "this message stands twice in the symptom", "case never matters")
    earlier.add(text.casefold())
    if len(text) > LONGEST_MESSAGE:
        reading.faults.add(line, f"a message of more than {LONGEST_MESSAGE} characters", "take its most telling part")
        return
    try:
        pieces = holes.parse(text)
    except ValueError as error:
        reading.faults.add(line, str(error))
        return
    first = pieces[0]
    if isinstance(first, holes.Hole) and first.type in FREE:
        what = f"the hole {{{first.name}}} must stand behind literal text: nothing says where it begins"
        reading.faults.add(line, what, "leave it out")
    names = [piece.name for piece in pieces if isinstance(piece, holes.Hole)]
    for name in names:
        if names.count(name) > 1:
            reading.faults.add(line, f"two holes are called {name}", "name them: {first:host} … {second:host}")
        if name in RESERVED:
            reading.faults.add(line, f"a hole cannot be called {name}")


def holes_of(messages: Iterable[Message]) -> tuple[holes.Hole, ...]:
    """The holes of some messages; those of faulty messages left out."""
    found: list[holes.Hole] = []
    for message in messages:
        try:
            found.extend(piece for piece in holes.parse(message.text, 0) if isinstance(piece, holes.Hole))
        except ValueError:
            continue
    return tuple(found)
