"""What is left to ask a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from assistant.model.fact import FactKey
from assistant.model.tree import Question, Symptom


def questions_left(
    symptoms: Iterable[Symptom], facts: Collection[FactKey], given: Collection[str]
) -> tuple[Question, ...]:
    """The questions of some symptoms that nobody has answered, each once.

    Args:
        facts: what is known, the answers among it.
        given: the captures that have a value.
    """
    asked = {key.name for key in facts if key.name.startswith("answer.")}
    found: dict[str, Question] = {}
    for symptom in symptoms:
        for question in symptom.questions:
            is_filled = question.fills is not None and question.fills in given
            if f"answer.{question.id}" not in asked and not is_filled:
                found.setdefault(question.id, question)
    return tuple(found.values())
