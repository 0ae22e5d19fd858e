"""Files to the compiled knowledge: all of it checked, or all of its faults."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.kb.causes import read_cause
from assistant.kb.examples import read_examples
from assistant.kb.faults import Faults
from assistant.kb.files import TreeFile
from assistant.kb.forest import Forest, join
from assistant.kb.links import check_links
from assistant.kb.reader import read_nodes
from assistant.kb.scalars import Reading
from assistant.kb.scope import Scope
from assistant.kb.symptoms import Head, read_head
from assistant.model.errors import KnowledgeError, KnowledgeFault
from assistant.model.fact import FactSpec
from assistant.model.tree import Cause, CauseRef, Example, Odds, Subject, Symptom

Progress = Callable[[str], None]
_EVERY = 50


class Trees:
    """The compiled knowledge as it stands in memory."""

    def __init__(self, symptoms: dict[str, Symptom], causes: dict[str, Cause], fact_names: set[str]) -> None:
        self.symptoms = symptoms
        self.causes = causes
        self.fact_names = tuple(sorted(fact_names))


def compile_trees(files: Sequence[TreeFile], specs: Mapping[str, FactSpec], progress: Progress | None = None) -> Trees:
    """Read and check all files.

    Args:
        files: as they were found.
        specs: the vocabulary of facts.
        progress: told from time to time how far it is.

    Returns:
        All symptoms and causes.

    Raises:
        KnowledgeError: with every fault there is.
    """
    faults = [Faults(file.shown) for file in files]
    forest = join(_heads(files, faults, progress))
    check_links(forest)
    used: set[str] = set()
    causes = _causes(forest, specs, used, progress)
    examples = {head.file.shown: _examples(head, forest, specs) for head in forest.heads}
    found = sorted((fault for each in faults for fault in each.found), key=_place)
    if found:
        raise KnowledgeError(tuple(found))
    symptoms = {id_: _symptom(group, causes, examples) for id_, group in sorted(forest.groups.items())}
    return Trees(symptoms, causes, used)


def _place(fault: KnowledgeFault) -> tuple[str, int]:
    return fault.path, fault.line


def _heads(files: Sequence[TreeFile], faults: list[Faults], progress: Progress | None) -> list[Head]:
    heads: list[Head] = []
    for number, (file, noted) in enumerate(zip(files, faults, strict=True), 1):
        if file.problem:
            noted.add(0, file.problem)
        elif (root := read_nodes(file.data, noted)) is not None:
            heads.append(read_head(file, root, noted))
        if progress and number % _EVERY == 0:
            progress(f"read {number} of {len(files)} trees")
    return heads


def _causes(
    forest: Forest, specs: Mapping[str, FactSpec], used: set[str], progress: Progress | None
) -> dict[str, Cause]:
    causes: dict[str, Cause] = {}
    for number, (id_, (head, entry)) in enumerate(sorted(forest.homes.items(), key=lambda each: each[0]), 1):
        if entry.node is not None:
            known = {**specs, **forest.answers(id_)}
            scope = Scope(known, forest.captures(id_), head.faults, used=used)
            causes[id_] = read_cause(entry.node, head.id, scope)
        if progress and number % (4 * _EVERY) == 0:
            progress(f"checked {number} of {len(forest.homes)} causes")
    return causes


def _examples(head: Head, forest: Forest, specs: Mapping[str, FactSpec]) -> tuple[Example, ...]:
    known = {**specs, **forest.answers_beside(head)}
    node = head.root.entries.get("examples")
    return read_examples(node, known, Reading(head.faults), texts=bool(head.messages))


def _symptom(
    group: Sequence[Head], causes: Mapping[str, Cause], examples: Mapping[str, tuple[Example, ...]]
) -> Symptom:
    """A symptom and what refines it, as one."""
    own = group[0]
    entries = [entry for head in group for entry in head.entries]
    return Symptom(
        id=own.id,
        title=own.title,
        messages=tuple(each for head in group for each in head.messages),
        causes=tuple(CauseRef(entry.id, entry.odds or _odds(entry.id, causes)) for entry in entries),
        examples=tuple(each for head in group for each in examples[head.file.shown]),
        not_examples=tuple(each for head in group for each in head.not_examples),
        words=tuple(each for head in group for each in head.words),
        captures={name: value for head in group for name, value in head.captures.items()},
        questions=tuple(each for head in group for each in head.questions),
        path=own.file.path,
    )


def _odds(cause: str, causes: Mapping[str, Cause]) -> Odds:
    return causes[cause].odds


def phrases_of(causes: Mapping[str, Cause]) -> tuple[str, ...]:
    """The texts of all `paste:` conditions, each once."""
    found = {
        condition.name
        for cause in causes.values()
        for conditions in (
            *(evidence.when for evidence in cause.evidence),
            *(part for fix in cause.fixes for part in (fix.only_if, fix.verify, *(s.only_if for s in fix.steps))),
        )
        for condition in conditions
        if condition.subject is Subject.PASTE
    }
    return tuple(sorted(found))
