"""What trees say of each other: no id twice, none that leads nowhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from assistant.kb.faults import nearest
from assistant.kb.forest import Forest
from assistant.kb.nodes import Map, Node, Scalar, Seq
from assistant.kb.shared import fixes_of
from assistant.kb.symptoms import CauseEntry, Head


def check_links(forest: Forest) -> None:
    """Note every id that stands twice or leads nowhere."""
    for head in forest.heads:
        _check_entries(head, forest)
        _check_messages(head, forest)
        _check_examples(head, forest)
    for cause, (head, entry) in forest.homes.items():
        _check_roots(cause, head, entry, forest)
    _check_circles(forest)


def _check_entries(head: Head, forest: Forest) -> None:
    for entry in head.entries:
        if entry.node is None:
            _known(entry.id, entry.line, forest.homes, "cause", head)
        first = next(each for each in _entries_of(head, forest) if each[1].id == entry.id)
        if first[1] is not entry:
            _twice(entry, first[0], head)


def _twice(entry: CauseEntry, first: Head, head: Head) -> None:
    where = "" if first is head else f" (first in {first.file.shown})"
    head.faults.add(entry.line, f"the cause {entry.id} appears twice in this symptom{where}")


def _entries_of(head: Head, forest: Forest) -> Iterator[tuple[Head, CauseEntry]]:
    """The causes of a file's symptom, with the files that name them; its own alone when it adds to no symptom."""
    group = forest.groups.get(head.id, [])
    for each in group if any(each is head for each in group) else [head]:
        for entry in each.entries:
            yield each, entry


def _check_messages(head: Head, forest: Forest) -> None:
    causes = {entry.id for _, entry in _entries_of(head, forest)}
    for message in _items(head.root.entries.get("messages")):
        for id_, line in _texts(message, "points_to"):
            _own_cause(id_, line, causes, head, forest)


def _check_examples(head: Head, forest: Forest) -> None:
    causes = {entry.id for _, entry in _entries_of(head, forest)}
    for example in _items(head.root.entries.get("examples")):
        for id_, line in _texts(example, "also"):
            _known(id_, line, forest.groups, "symptom", head)
        for id_, line in _texts(example, "excluded"):
            _known(id_, line, forest.homes, "cause", head)
        for id_, line in _texts(example, "cause"):
            _check_expected(id_, line, example, causes, head, forest)


def _check_expected(id_: str, line: int, example: Node, causes: Collection[str], head: Head, forest: Forest) -> None:
    """A host may show a cause that stands elsewhere, as the root of this symptom; a text alone does not."""
    if isinstance(example, Map) and "host" in example.entries:
        _known(id_, line, forest.homes, "cause", head)
    else:
        _own_cause(id_, line, causes, head, forest)
    for fix, at in _texts(example, "fix"):
        if id_ in forest.homes and fix not in (known := fixes_of(id_, forest)):
            head.faults.add(at, f"{id_} has no fix {fix}", nearest(fix, known))


def _own_cause(id_: str, line: int, causes: Collection[str], head: Head, forest: Forest) -> None:
    if id_ in causes:
        return
    hint = f"add `- see: {id_}` to the causes" if id_ in forest.homes else nearest(id_, causes)
    head.faults.add(line, f"{id_} is not a cause of this symptom", hint)


def _check_roots(cause: str, head: Head, entry: CauseEntry, forest: Forest) -> None:
    if entry.node is None:
        return
    for id_, line in _texts(entry.node, "effect_of"):
        if id_ == cause:
            head.faults.add(line, f"{cause} cannot be its own effect")
        _known(id_, line, forest.homes.keys() | forest.groups.keys(), "cause or symptom", head)


def _check_circles(forest: Forest) -> None:
    """Causes that are each other's effect would both be taken for mere effects."""
    for cause, (head, entry) in forest.homes.items():
        seen: set[str] = set()
        ahead = _roots(cause, forest)
        while ahead:
            root = ahead.pop()
            if root not in seen:
                seen.add(root)
                ahead |= _roots(root, forest)
        if cause in seen and cause not in _roots(cause, forest):
            head.faults.add(entry.line, f"{cause} is its own effect, through other causes", "check effect_of")


def _roots(cause: str, forest: Forest) -> set[str]:
    found = forest.homes.get(cause)
    node = found[1].node if found else None
    return {id_ for id_, _ in _texts(node, "effect_of")} if node is not None else set()


def _known(id_: str, line: int, known: Collection[str], what: str, head: Head) -> None:
    if id_ and id_ not in known:
        head.faults.add(line, f"there is no {what} {id_}", nearest(id_, known))


def _items(node: Node | None) -> tuple[Node, ...]:
    return node.items if isinstance(node, Seq) else ()


def _texts(node: Node, key: str) -> Iterator[tuple[str, int]]:
    """The texts under a key, each with its line."""
    found = node.entries.get(key) if isinstance(node, Map) else None
    for item in (found,) if isinstance(found, Scalar) else _items(found):
        if isinstance(item, Scalar) and not item.is_empty:
            yield item.text, item.line
