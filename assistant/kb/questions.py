"""Questions: what only the human can tell."""

from __future__ import annotations

from assistant.kb.faults import nearest
from assistant.kb.fixes import SLUG
from assistant.kb.nodes import Map, Node, Seq
from assistant.kb.scalars import Reading, unfilled
from assistant.kb.typed import Shape, read
from assistant.model.fact import FactSpec, FactType
from assistant.model.match import HoleType
from assistant.model.tree import Question

QUESTION = Shape(Question)
_FILLABLE = tuple(each.value for each in HoleType)


def read_questions(node: Node | None, reading: Reading) -> tuple[Question, ...]:
    """The questions of a symptom."""
    if node is None:
        return ()
    if not isinstance(node, Seq):
        reading.faults.add(node, "questions must be a list")
        return ()
    questions: list[Question] = []
    for item in node.items:
        question: Question = read(item, QUESTION, unfilled(reading.faults))
        if isinstance(item, Map):
            _check(question, [each.id for each in questions], item, reading)
        questions.append(question)
    return tuple(questions)


def _check(question: Question, earlier: list[str], node: Map, reading: Reading) -> None:
    faults = reading.faults
    if question.id and not SLUG.match(question.id):
        faults.add(node.lines["id"], f"{question.id} is not a valid ID", "use lower-case words with hyphens")
    if question.id in earlier:
        faults.add(node.lines["id"], f"the question {question.id} appears twice")
    if bool(question.answers) == bool(question.fills):
        faults.add(node, "a question needs either `answers` or `fills`")
    if len(question.answers) == 1:
        faults.add(node.lines["answers"], "a question needs at least two answers")
    if question.fills and question.type is None and question.fills not in _FILLABLE:
        hint = nearest(question.fills, _FILLABLE) or "add a type, for example `type: address`"
        faults.add(
            node.lines["fills"], f"{question.fills} is not a type of hole, so the answer cannot be checked", hint
        )
    if question.type is not None and not question.fills:
        faults.add(node.lines["type"], "only a question with `fills` can have `type`")


def filled_type(question: Question) -> HoleType | None:
    """The type of hole that a free answer must fit; None for one that nobody knows, which is a fault of its own."""
    return question.type or (HoleType(question.fills) if question.fills in _FILLABLE else None)


def spec_of(question: Question) -> FactSpec:
    """The fact that an answer becomes."""
    return FactSpec(f"answer.{question.id}", FactType.TEXT, question.ask, values=tuple(question.answers))
