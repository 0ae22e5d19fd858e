"""Files to the compiled knowledge: all of it checked, or all of its faults; faulty trees of the user's own left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

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
from assistant.model.tree import Cause, CauseRef, Example, Subject, Symptom

Progress = Callable[[str], None]
_EVERY = 50


class Trees:
    """The compiled knowledge as it stands in memory.

    Attributes:
        left_out: the first fault of each file that is not in it.
    """

    def __init__(
        self,
        symptoms: dict[str, Symptom],
        causes: dict[str, Cause],
        fact_names: set[str],
        left_out: Sequence[KnowledgeFault] = (),
    ) -> None:
        self.symptoms = symptoms
        self.causes = causes
        self.fact_names = tuple(sorted(fact_names))
        self.left_out = tuple(left_out)


def compile_trees(
    files: Sequence[TreeFile],
    specs: Mapping[str, FactSpec],
    progress: Progress | None = None,
    *,
    leave_out: bool = False,
) -> Trees:
    """Read and check all files.

    Args:
        files: as they were found.
        specs: the vocabulary of facts.
        progress: told from time to time how far it is.
        leave_out: a faulty file of the user's own, and what depends on it, is left out instead of refused.

    Returns:
        All symptoms and causes.

    Raises:
        KnowledgeError: with every fault there is; where faulty files are left out, only those of the shipped ones.
    """
    faults = [Faults(file.shown) for file in files]
    heads = _heads(files, faults, progress)
    checked = check(heads, specs, progress)
    left_out: list[KnowledgeFault] = []
    while leave_out and (faulty := _to_leave_out(files, [*faults, *checked.faults])):
        left_out += [_first(shown, [*faults, *checked.faults]) for shown in sorted(faulty)]
        files = [file for file in files if file.shown not in faulty]
        faults = [each for each in faults if each.path not in faulty]
        heads = [head for head in heads if head.file.shown not in faulty]
        checked = check(heads, specs)
    found = sorted({fault for each in (*faults, *checked.faults) for fault in each.found}, key=_place)
    if found:
        raise KnowledgeError(tuple(found))
    symptoms = {id_: _symptom(group, checked) for id_, group in sorted(checked.forest.groups.items())}
    return Trees(symptoms, checked.causes, checked.used, left_out)


def _to_leave_out(files: Sequence[TreeFile], faults: Sequence[Faults]) -> set[str]:
    """The user's own files that are faulty; all of them, when only shipped ones seem to be: then one of them is why."""
    own = {file.shown for file in files if file.folder > 0}
    faulty = {each.path for each in faults if each.found}
    return faulty & own or (own if faulty else set())


def _first(shown: str, faults: Sequence[Faults]) -> KnowledgeFault:
    found = sorted((fault for each in faults if each.path == shown for fault in each.found), key=_place)
    return found[0] if found else KnowledgeFault(shown, 0, "it cannot be joined with the shipped trees")


def _place(fault: KnowledgeFault) -> tuple[str, int]:
    return fault.path, fault.line


@dataclass(frozen=True)
class Checked:
    """Files set beside each other.

    Attributes:
        examples: by the file's path as a person knows it.
        used: the names of all facts that any tree names.
        faults: found between files and in causes; those of reading a file alone are not among them.
    """

    forest: Forest
    causes: dict[str, Cause]
    examples: dict[str, tuple[Example, ...]]
    used: set[str]
    faults: list[Faults]


def check(heads: Sequence[Head], specs: Mapping[str, FactSpec], progress: Progress | None = None) -> Checked:
    """Join files, and read what needs to know the others: links, causes and examples."""
    heads = [replace(head, faults=Faults(head.file.shown)) for head in heads]
    forest = join(heads)
    check_links(forest)
    used: set[str] = set()
    causes = _causes(forest, specs, used, progress)
    examples = {head.file.shown: _examples(head, forest, specs) for head in heads}
    return Checked(forest, causes, examples, used, [head.faults for head in heads])


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


def _symptom(group: Sequence[Head], checked: Checked) -> Symptom:
    """A symptom and what refines it, as one."""
    own = group[0]
    entries = [entry for head in group for entry in head.entries]
    return Symptom(
        id=own.id,
        title=own.title,
        messages=tuple(each for head in group for each in head.messages),
        causes=tuple(CauseRef(entry.id, entry.odds or checked.causes[entry.id].odds) for entry in entries),
        examples=tuple(each for head in group for each in checked.examples[head.file.shown]),
        not_examples=tuple(each for head in group for each in head.not_examples),
        words=tuple(each for head in group for each in head.words),
        captures={name: value for head in group for name, value in head.captures.items()},
        questions=tuple(each for head in group for each in head.questions),
        path=own.file.path,
    )


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
