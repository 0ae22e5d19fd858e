"""Faulty trees of the user's own are left out one by one, so that each disables itself alone and what depends on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from assistant.kb.check import Checked, check
from assistant.kb.faults import Faults
from assistant.kb.symptoms import Head
from assistant.model.errors import KnowledgeFault
from assistant.model.fact import FactSpec


def leave_out(
    heads: list[Head], reading: Sequence[Faults], checked: Checked, specs: Mapping[str, FactSpec]
) -> tuple[list[Head], Checked, list[KnowledgeFault]]:
    """Take files out until none of the user's own has a fault. Shipped ones stay, with theirs.

    Args:
        heads: of all files that could be read.
        reading: the faults of reading each file alone.
        checked: the files set beside each other.

    Returns:
        The heads that stay, these set beside each other, and the first fault of each file that went.
    """
    left_out: list[KnowledgeFault] = []
    known: Sequence[Faults] = reading
    while faulty := _faulty_alone(known) or _to_leave_out(heads, checked.faults, specs):
        left_out += [_first(each, [*known, *checked.faults]) for each in sorted(faulty, key=lambda each: each.path)]
        gone = {each.path for each in faulty}
        known = [each for each in known if each.path not in gone]
        heads = [head for head in heads if head.file.shown not in gone]
        checked = check(heads, specs)
    return heads, checked, left_out


def _faulty_alone(reading: Sequence[Faults]) -> list[Faults]:
    """The user's own files that have a fault without any other file: they go first, and take the blame with them."""
    return [each for each in reading if each.own and each.found]


def _to_leave_out(heads: Sequence[Head], faults: Sequence[Faults], specs: Mapping[str, FactSpec]) -> list[Faults]:
    """The files of the user's own that are faulty beside the others; where only shipped ones are, who makes them so."""
    faulty = [each for each in faults if each.found]
    if own := [each for each in faulty if each.own]:
        return list({each.path: each for each in own}.values())
    if not faulty:
        return []
    own = [Faults(head.file.shown, own=True) for head in heads if head.file.folder and _reaches_out(head)]
    return [each for each in own if _breaks_shipped(each.path, heads, specs)] or own


def _reaches_out(head: Head) -> bool:
    """Whether a file adds to what others write: only such a one can make a shipped tree faulty."""
    return head.refines or any(entry.node is None for entry in head.entries)


def _breaks_shipped(path: str, heads: Sequence[Head], specs: Mapping[str, FactSpec]) -> bool:
    tried = [head for head in heads if not head.file.folder or head.file.shown == path]
    return any(each.found for each in check(tried, specs).faults)


def _first(faulty: Faults, faults: Sequence[Faults]) -> KnowledgeFault:
    found = [fault for each in faults if each.path == faulty.path for fault in each.found]
    if found:
        return min(found, key=lambda fault: fault.line)
    shipped = next(fault for each in faults for fault in each.found)
    faulty.add(0, f"it causes a fault in a shipped tree: {shipped}")
    return next(iter(faulty.found))
