"""Symptoms: what a file says besides its causes, which need to know it first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.kb.causes import read_title
from assistant.kb.examples import read_counter_examples
from assistant.kb.faults import Faults
from assistant.kb.files import TreeFile
from assistant.kb.messages import holes_of, read_messages
from assistant.kb.nodes import Map, Node, Seq
from assistant.kb.questions import filled_type, read_questions
from assistant.kb.scalars import Reading, text
from assistant.kb.scope import RESERVED, Given
from assistant.kb.shapes import captures_of, read_shapes
from assistant.kb.typed import Fields, read
from assistant.kb.words import read_words
from assistant.model.shape import ShapeForm
from assistant.model.tree import Message, Odds, Question

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*/[a-z0-9]+(-[a-z0-9]+)*\Z")
SHARED_KEYS = ("words", "messages", "captures", "questions", "causes", "examples", "not_examples")
SYMPTOM_KEYS = ("symptom", "title", "gone_if", "shapes", *SHARED_KEYS)
REFINEMENT_KEYS = ("refines", *SHARED_KEYS)
SEE_KEYS = ("see", "odds")


@dataclass(frozen=True)
class CauseEntry:
    """One entry of `causes:`; `node` is None for a cause that is written elsewhere, `odds` for one without its own."""

    id: str
    line: int
    node: Map | None
    odds: Odds | None = None


@dataclass(frozen=True)
class Head:
    """What one file says, its causes still unread.

    Attributes:
        given: the captures that the file gives, by name.
    """

    file: TreeFile
    root: Map
    faults: Faults
    id: str
    refines: bool
    title: str
    words: dict[str, tuple[str, ...]]
    messages: tuple[Message, ...]
    captures: dict[str, str]
    questions: tuple[Question, ...]
    entries: tuple[CauseEntry, ...]
    not_examples: tuple[str, ...]
    given: dict[str, Given]
    shapes: tuple[ShapeForm, ...] = ()


def read_head(file: TreeFile, root: Map, faults: Faults) -> Head:
    """Read all of a file but its causes."""
    refines = "refines" in root.entries
    reading = Reading(faults)
    fields = Fields(root, REFINEMENT_KEYS if refines else SYMPTOM_KEYS, reading)
    shapes = () if refines else read_shapes(fields.node_of("shapes"), reading)
    is_needed = not refines and not shapes and "words" not in root.entries
    messages = read_messages(fields.node_of("messages", needed=is_needed), reading)
    captures = _captures(fields)
    questions = read_questions(fields.node_of("questions"), reading)
    not_examples = _tests(fields, refines)
    return Head(
        file,
        root,
        faults,
        id=_id(fields, file, refines),
        refines=refines,
        title="" if refines else read_title(fields),
        words=read_words(fields),
        messages=messages,
        captures=captures,
        questions=questions,
        entries=_entries(fields, refines),
        not_examples=not_examples,
        given=_given(messages, shapes, questions, captures),
        shapes=shapes,
    )


def _given(
    messages: tuple[Message, ...],
    shapes: tuple[ShapeForm, ...],
    questions: tuple[Question, ...],
    captures: dict[str, str],
) -> dict[str, Given]:
    """The captures of a file, each with all that it can come from."""
    found = {name: Given(defaults=frozenset((value,))) for name, value in captures.items()}
    holes = [*((hole.name, hole.type) for hole in holes_of(messages)), *captures_of(shapes)]
    for name, type_ in (*holes, *((each.fills, filled_type(each)) for each in questions if each.fills)):
        found[name] = found.get(name, Given()) | Given(frozenset((type_,) if type_ else ()))
    return found


def _id(fields: Fields, file: TreeFile, refines: bool) -> str:
    key = "refines" if refines else "symptom"
    id_ = fields.text(key)
    node = fields.node_of(key)
    if node is None or not id_:
        return ""
    if not refines and id_ != file.id:
        fields.reading.faults.add(node, f"the ID {id_} is not the file's path", f"symptom: {file.id}")
    check_id(id_, node, fields.reading.faults)
    return id_


def check_id(id_: str, where: Node | int, faults: Faults) -> None:
    """Note an id that is not `area/slug`."""
    if id_ and not ID.match(id_):
        faults.add(where, f"{id_} is not a valid ID", "write area/slug in lower-case words with hyphens")


def _captures(fields: Fields) -> dict[str, str]:
    node = fields.node_of("captures")
    found: dict[str, str] = fields.get("captures", dict[str, str], {})
    if isinstance(node, Map):
        for name in found:
            if not re.match(r"[a-z][a-z0-9_]*\Z", name) or name in RESERVED:
                fields.reading.faults.add(node.lines[name], f"{name} cannot name a capture")
    return found


def _tests(fields: Fields, refines: bool) -> tuple[str, ...]:
    """The counter-examples. A tree has both; a refinement needs examples for its own messages.

    Examples are read later: they may state answers to questions that another file asks.
    """
    fields.node_of("examples", needed=not refines or "messages" in getattr(fields.node, "entries", {}))
    return read_counter_examples(fields.node_of("not_examples", needed=not refines), fields.reading)


def _entries(fields: Fields, refines: bool) -> tuple[CauseEntry, ...]:
    node = fields.node_of("causes", needed=not refines)
    if node is None:
        return ()
    if not isinstance(node, Seq) or not node.items:
        fields.reading.faults.add(node, "causes must be a list of at least one")
        return ()
    return tuple(entry for item in node.items if (entry := _entry(item, fields.reading)) is not None)


def _entry(node: Node, reading: Reading) -> CauseEntry | None:
    if not isinstance(node, Map):
        reading.faults.add(node, "a cause must be a map", "to refer to a cause of another tree: `- see: area/slug`")
        return None
    if "see" in node.entries:
        fields = Fields(node, SEE_KEYS, reading)
        return CauseEntry(fields.text("see"), node.lines["see"], None, fields.get("odds", Odds))
    id_ = node.entries.get("id")
    if id_ is None:
        reading.faults.add(node, "`id` is missing")
        return None
    name = text(id_, reading)
    check_id(name, id_, reading.faults)
    odds = node.entries.get("odds")
    return CauseEntry(name, id_.line, node, read(odds, Odds, Reading(Faults(""))) if odds is not None else None)
