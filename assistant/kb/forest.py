"""All files together: which symptom and which cause is written where, and who may replace whom (nobody)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from assistant.kb.faults import nearest
from assistant.kb.questions import spec_of
from assistant.kb.scope import Given
from assistant.kb.symptoms import CauseEntry, Head
from assistant.model.fact import FactSpec


@dataclass(frozen=True)
class Forest:
    """The heads of all files, by what they give.

    Attributes:
        groups: the files of each symptom, its own first, then those that refine it.
        homes: where each cause is written.
        stands_in: the symptoms that each cause stands in, its home first.
    """

    heads: tuple[Head, ...]
    groups: Mapping[str, list[Head]]
    homes: Mapping[str, tuple[Head, CauseEntry]]
    stands_in: Mapping[str, list[str]]

    def captures(self, cause: str) -> dict[str, Given]:
        """The captures that any symptom of a cause can give."""
        found: dict[str, Given] = {}
        for head in self._heads_of(cause):
            for name, given in head.given.items():
                found[name] = found.get(name, Given()) | given
        return found

    def answers(self, cause: str) -> dict[str, FactSpec]:
        """The facts that the questions of any symptom of a cause can give."""
        return _answers(self._heads_of(cause))

    def answers_beside(self, head: Head) -> dict[str, FactSpec]:
        """The facts that the questions of a file's symptom can give, whichever file asks them."""
        return _answers((head, *self.groups.get(head.id, ())))

    def _heads_of(self, cause: str) -> Iterable[Head]:
        for symptom in self.stands_in.get(cause, ()):
            yield from self.groups.get(symptom, ())


def _answers(heads: Iterable[Head]) -> dict[str, FactSpec]:
    specs = (spec_of(question) for head in heads for question in head.questions)
    return {spec.name: spec for spec in specs}


def join(heads: Iterable[Head]) -> Forest:
    """Put files together; ids that stand twice, and refinements of nothing, are noted."""
    # A copy that still has the id of its original is what stands twice, wherever it lies.
    heads = tuple(sorted(heads, key=lambda head: (head.file.folder, not head.refines and head.id != head.file.id)))
    groups = _groups(heads)
    homes = _homes(heads)
    stands_in: dict[str, list[str]] = {cause: [head.id] for cause, (head, _) in homes.items()}
    for head in heads:
        for entry in head.entries:
            symptoms = stands_in.setdefault(entry.id, [])
            if head.id not in symptoms:
                symptoms.append(head.id)
    _check_questions(heads)
    return Forest(heads, groups, homes, stands_in)


def _groups(heads: tuple[Head, ...]) -> dict[str, list[Head]]:
    groups: dict[str, list[Head]] = {}
    for head in heads:
        if head.refines or not head.id:
            continue
        if head.id in groups:
            _refuse_replacing(head, "symptom", head.id, _line(head, "symptom"), groups[head.id][0])
        else:
            groups[head.id] = [head]
    for head in heads:
        if head.refines and head.id:
            _refine(head, groups)
    return groups


def _refine(head: Head, groups: dict[str, list[Head]]) -> None:
    group = groups.get(head.id)
    line = _line(head, "refines")
    if group is None:
        head.faults.add(line, f"there is no symptom {head.id} to refine", nearest(head.id, groups))
        return
    if group[0].file.folder == head.file.folder:
        hint = f"write it into {group[0].file.shown}"
        head.faults.add(line, "`refines` works only for trees of another folder", hint)
    for other in group:
        for name in head.captures.keys() & other.captures.keys():
            head.faults.add(line, f"the default of {name} is set in {other.file.shown} and cannot be replaced")
    group.append(head)


def _homes(heads: tuple[Head, ...]) -> dict[str, tuple[Head, CauseEntry]]:
    homes: dict[str, tuple[Head, CauseEntry]] = {}
    for head in heads:
        for entry in head.entries:
            if entry.node is None or not entry.id:
                continue
            if entry.id in homes:
                _refuse_replacing(head, "cause", entry.id, entry.line, homes[entry.id][0])
            else:
                homes[entry.id] = (head, entry)
    return homes


def _refuse_replacing(head: Head, what: str, id_: str, line: int, first: Head) -> None:
    place = f"first in {first.file.shown}:{_line_of(first, what, id_)}"
    if first.file.folder == head.file.folder:
        hint = f"`- see: {id_}` refers to the first one" if what == "cause" else ""
        head.faults.add(line, f"the {what} {id_} is defined twice, {place}", hint)
        return
    hint = f"`refines: {id_}` adds to it" if what == "symptom" else "give yours an ID of its own"
    head.faults.add(line, f"a {what} of another folder cannot be replaced: {id_}, {place}", hint)


def _line_of(head: Head, what: str, id_: str) -> int:
    if what == "symptom":
        return _line(head, "symptom")
    return next((entry.line for entry in head.entries if entry.id == id_), head.root.line)


def _line(head: Head, key: str) -> int:
    return head.root.lines.get(key, head.root.line)


def _check_questions(heads: tuple[Head, ...]) -> None:
    """Two symptoms may ask the same; then it is one fact, and has the same answers."""
    first: dict[str, tuple[Head, tuple[str, ...]]] = {}
    for head in heads:
        for question in head.questions:
            answers = tuple(sorted(question.answers))
            other, known = first.setdefault(question.id, (head, answers))
            if known != answers:
                line = _line(head, "questions")
                where = other.file.shown
                head.faults.add(line, f"the question {question.id} has other answers in {where}", "give it another ID")
    _check_wordings(heads)


def _check_wordings(heads: tuple[Head, ...]) -> None:
    """A question of one's own must not put other words to what a shipped tree asks: its answer would be misread."""
    shipped = {each.id: (head, each) for head in heads if not head.file.folder for each in head.questions}
    for head in heads:
        for question in head.questions if head.file.folder else ():
            other, asked = shipped.get(question.id, (head, question))
            if (asked.ask, asked.answers, asked.fills) != (question.ask, question.answers, question.fills):
                what = f"the question {question.id} is put in other words in {other.file.shown}"
                head.faults.add(_line(head, "questions"), what, "give it another ID")
