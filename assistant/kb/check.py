"""Files set beside each other: links, causes and examples, which need to know what other files give."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.kb.causes import read_cause
from assistant.kb.conditions import read_gone_if
from assistant.kb.examples import read_examples
from assistant.kb.faults import Faults
from assistant.kb.fixes import NotFound, Shared
from assistant.kb.forest import Forest, join
from assistant.kb.links import check_links
from assistant.kb.origin import own_tree, with_trees
from assistant.kb.scalars import Reading
from assistant.kb.scope import Given, Scope
from assistant.kb.shared import find_fix
from assistant.kb.symptoms import Head
from assistant.model.example import Example
from assistant.model.fact import FactSpec
from assistant.model.tree import Cause, Evidence

Progress = Callable[[str], None]
_EVERY = 200


@dataclass(frozen=True)
class Checked:
    """Files set beside each other.

    Attributes:
        examples: by the file's path as a person knows it.
        gone_if: what shows that a symptom is gone, by the symptom.
        used: the names of all facts that any tree names.
        faults: found between files and in causes; those of reading a file alone are not among them.
    """

    forest: Forest
    causes: dict[str, Cause]
    examples: dict[str, tuple[Example, ...]]
    gone_if: dict[str, tuple[Evidence, ...]]
    used: set[str]
    faults: list[Faults]


def check(heads: Sequence[Head], specs: Mapping[str, FactSpec], progress: Progress | None = None) -> Checked:
    """Join files, and read what needs to know the others: links, causes and examples."""
    heads = [replace(head, faults=Faults(head.file.shown, own=head.file.folder > 0)) for head in heads]
    forest = join(heads)
    check_links(forest)
    used: set[str] = set()
    causes = _causes(forest, specs, used, progress)
    examples = {head.file.shown: _examples(head, forest, specs) for head in heads}
    gone_if = {head.id: _gone_if(head, forest, specs, used) for head in heads if "gone_if" in head.root.entries}
    return Checked(forest, causes, examples, gone_if, used, [head.faults for head in heads])


def _causes(
    forest: Forest, specs: Mapping[str, FactSpec], used: set[str], progress: Progress | None
) -> dict[str, Cause]:
    def scope_of(cause: str, faults: Faults) -> Scope:
        return Scope({**specs, **forest.answers(cause)}, forest.captures(cause), faults, used=used)

    def shared(reference: str) -> Shared | NotFound:
        found = find_fix(reference, forest)
        if isinstance(found, NotFound):
            return found
        return Shared(found[1], scope_of(found[0], Faults("")), own_tree(forest.homes[found[0]][0].file))

    causes: dict[str, Cause] = {}
    for number, (id_, (head, entry)) in enumerate(sorted(forest.homes.items(), key=lambda each: each[0]), 1):
        if entry.node is not None:
            cause = read_cause(entry.node, head.id, scope_of(id_, head.faults), shared)
            causes[id_] = with_trees(cause, head, forest)
        if progress and number % _EVERY == 0:
            progress(f"Checked {number} of {len(forest.homes)} causes")
    return causes


def _gone_if(head: Head, forest: Forest, specs: Mapping[str, FactSpec], used: set[str]) -> tuple[Evidence, ...]:
    given: dict[str, Given] = {}
    for each in forest.groups.get(head.id, (head,)):
        for name, one in each.given.items():
            given[name] = given.get(name, Given()) | one
    return read_gone_if(head.root.entries["gone_if"], Scope(specs, given, head.faults, used=used))


def _examples(head: Head, forest: Forest, specs: Mapping[str, FactSpec]) -> tuple[Example, ...]:
    known = {**specs, **forest.answers_beside(head)}
    node = head.root.entries.get("examples")
    return read_examples(node, known, Reading(head.faults), texts=bool(head.messages or head.shapes))
