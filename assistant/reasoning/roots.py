"""Root and effect: a daemon that is down because its configuration is broken has one fault, not two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.model.tree import Cause
from assistant.reasoning.knowledge import Knowledge


def root_ids(kb: Knowledge, cause: Cause) -> frozenset[str]:
    """The causes that may be the root of a cause: those it names, and all causes of the symptoms that it names."""
    roots: set[str] = set()
    for id_ in cause.effect_of:
        if id_ in kb.causes:
            roots.add(id_)
        if id_ in kb.symptoms:
            roots.update(ref.id for ref in kb.symptoms[id_].causes)
    return frozenset(roots - {cause.id})


def effects_of_roots(kb: Knowledge, causes: Iterable[Cause], confirmed: frozenset[str]) -> dict[str, frozenset[str]]:
    """Which of the causes are effects, however far down the chain, of each confirmed root.

    A confirmed cause that is itself the effect of another confirmed cause is no root. Of causes that name each other in
    a circle, none is a root of the other.

    Args:
        causes: those that are not excluded; a chain leads only through them.
    """
    alive = {cause.id: cause for cause in causes}
    parents = {id_: root_ids(kb, cause) & alive.keys() for id_, cause in alive.items()}
    above = {id_: _above(id_, parents) for id_ in parents}
    strictly = {id_: frozenset(up for up in ups if id_ not in above[up]) for id_, ups in above.items()}
    roots = {id_ for id_ in confirmed & alive.keys() if not strictly[id_] & confirmed}
    return {root: frozenset(id_ for id_, ups in strictly.items() if root in ups) for root in sorted(roots)}


def _above(id_: str, parents: Mapping[str, frozenset[str]]) -> frozenset[str]:
    seen: set[str] = set()
    pending = list(parents[id_])
    while pending:
        up = pending.pop()
        if up not in seen:
            seen.add(up)
            pending.extend(parents[up])
    return frozenset(seen - {id_})
