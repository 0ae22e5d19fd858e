"""Files to the compiled knowledge: all of it checked, or all of its faults; faulty trees of the user's own left out."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from assistant.kb.check import Checked, Progress, check
from assistant.kb.faults import Faults
from assistant.kb.files import TreeFile
from assistant.kb.leave_out import leave_out
from assistant.kb.origin import own_tree, taken_messages
from assistant.kb.placeholders import refuse_placeholders
from assistant.kb.reader import read_nodes
from assistant.kb.symptoms import Head, read_head
from assistant.kb.words import joined
from assistant.model.errors import KnowledgeError, KnowledgeFault
from assistant.model.fact import FactSpec
from assistant.model.tree import Cause, CauseRef, Effect, Subject, Symptom

_EVERY = 50


class Trees:
    """The compiled knowledge as it stands in memory.

    Attributes:
        left_out: the first fault of each file that is not in it.
        own: the files of the user's own that are in it, each with the SHA-256 of its content.
    """

    def __init__(
        self,
        symptoms: dict[str, Symptom],
        causes: dict[str, Cause],
        fact_names: set[str],
        left_out: Sequence[KnowledgeFault] = (),
        own: Mapping[str, str] | None = None,
    ) -> None:
        self.symptoms = symptoms
        self.causes = causes
        self.fact_names = tuple(sorted(fact_names))
        self.left_out = tuple(left_out)
        self.own = dict(own or {})


def compile_trees(
    files: Sequence[TreeFile],
    specs: Mapping[str, FactSpec],
    progress: Progress | None = None,
    *,
    lenient: bool = False,
) -> Trees:
    """Read and check all files.

    Args:
        files: as they were found.
        specs: the vocabulary of facts.
        progress: told from time to time how far it is.
        lenient: a faulty file of the user's own, and what depends on it, is left out instead of refused.

    Returns:
        All symptoms and causes.

    Raises:
        KnowledgeError: with every fault there is; where faulty files are left out, only those of the shipped ones.
    """
    faults = [Faults(file.shown, own=file.folder > 0) for file in files]
    heads = _heads(files, faults, progress)
    checked = check(heads, specs, progress)
    left_out: list[KnowledgeFault] = []
    if lenient:
        heads, checked, left_out = leave_out(heads, faults, checked, specs)
        faults = [each for each in faults if not each.own]
    found = sorted({fault for each in (*faults, *checked.faults) for fault in each.found}, key=_place)
    if found:
        raise KnowledgeError(tuple(found))
    symptoms = {id_: _symptom(group, checked) for id_, group in sorted(checked.forest.groups.items())}
    own = {tree: hashlib.sha256(head.file.data).hexdigest() for head in heads if (tree := own_tree(head.file))}
    return Trees(symptoms, checked.causes, checked.used, left_out, own)


def _place(fault: KnowledgeFault) -> tuple[str, int]:
    return fault.path, fault.line


def _heads(files: Sequence[TreeFile], faults: list[Faults], progress: Progress | None) -> list[Head]:
    heads: list[Head] = []
    for number, (file, noted) in enumerate(zip(files, faults, strict=True), 1):
        if file.problem:
            noted.add(0, file.problem)
        elif (root := read_nodes(file.data, noted)) is not None:
            refuse_placeholders(root, noted)
            heads.append(read_head(file, root, noted))
        if progress and number % _EVERY == 0:
            progress(f"Read {number} of {len(files)} trees")
    return heads


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
        words=joined([head.words for head in group]),
        captures={name: value for head in group for name, value in head.captures.items()},
        questions=tuple(each for head in group for each in head.questions),
        gone_if=checked.gone_if.get(own.id, ()),
        path=own.file.path,
        taken=taken_messages(group),
        shapes=own.shapes,
    )


def proved_by(causes: Mapping[str, Cause]) -> dict[str, tuple[str, ...]]:
    """For each fact that can help to prove a cause without any text the ids of these causes."""
    found: dict[str, dict[str, None]] = {}
    for cause in causes.values():
        for evidence in cause.evidence if cause.doctor else ():
            if evidence.effect is Effect.CONFIRMS and all(each.subject is Subject.FACT for each in evidence.when):
                for condition in evidence.when:
                    found.setdefault(condition.name, {})[cause.id] = None
    return {name: tuple(ids) for name, ids in found.items()}


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
