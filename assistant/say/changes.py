"""What would change if a fact were different."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.diagnosis import Candidate, CauseStatus, Diagnosis
from assistant.model.fact import Answer, FactKey
from assistant.reasoning.condition import state_words
from assistant.say.sections import ACTIONS
from assistant.text.numbers import percent
from assistant.text.safe import flat
from assistant.text.wrapped import bullet, paragraph

_NOTABLE = 0.01
"""Smaller changes of a probability are not worth a line."""


def what_if(before: Diagnosis, after: Diagnosis, key: FactKey, answer: Answer) -> list[str]:
    """Say what would change if a fact were different.

    Args:
        before: the diagnosis from the facts as found.
        after: the diagnosis with the fact as assumed.
    """
    found = {fact.key: fact for fact in before.facts}.get(key)
    now = state_words(key.name, found.answer) if found else "has not been checked"
    assumed = f"were{state_words(key.name, answer).removeprefix('is')}"
    changes = [*_changes(before, after)] or paragraph("Nothing would change: no evidence depends on it.")
    return paragraph(f"If {flat(str(key))} {assumed} (it {now}):") + changes


def _changes(before: Diagnosis, after: Diagnosis) -> Iterator[str]:
    old = {each.cause.id: each for each in before.candidates}
    new = {each.cause.id: each for each in after.candidates}
    for id_ in dict.fromkeys((*new, *old)):
        yield from bullet(_change(old.get(id_), new.get(id_)))
    if abs(before.other_probability - after.other_probability) >= _NOTABLE:
        was, would = percent(before.other_probability), percent(after.other_probability)
        yield from bullet(f"Something else: {would} instead of {was}.")
    if (before.next.kind, before.next.id) != (after.next.kind, after.next.id):
        yield from paragraph(f"Next would be: {ACTIONS[after.next.kind].format(id=flat(after.next.id))}")


def _change(old: Candidate | None, new: Candidate | None) -> str:
    known = new or old
    same = old and new and old.status is new.status and abs(old.probability - new.probability) < _NOTABLE
    return "" if same or known is None else f"{known.cause.title}: {_state(new)} instead of {_state(old)}."


def _state(candidate: Candidate | None) -> str:
    if candidate is None:
        return "not considered"
    if candidate.status is CauseStatus.EXCLUDED:
        return "ruled out"
    return f"{candidate.status.value} ({percent(candidate.probability)})"
