"""Sessions that came after one and changed the same things: they are undone first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.model.errors import StoreError
from assistant.model.event import Event
from assistant.repair.context import RepairContext
from assistant.repair.record import StepRecord, steps_of
from assistant.repair.undo import changed

_NAMED = ("path", "key", "module", "group")
_MOST = 50
"""So many sessions back is far enough to look."""


def undo_first(events: Sequence[Event], context: RepairContext) -> str:
    """Which later session has to be undone before this one, as a clause; empty where none has changed the same."""
    session = context.ledger.session
    ours = _things(changed(steps_of(events)))
    if session is None or not ours:
        return ""
    try:
        later = [each.number for each in context.ledger.journal.sessions(_MOST) if each.number > session]
        found = {number: ours & _things(changed(steps_of(context.ledger.journal.events(number)))) for number in later}
    except StoreError:  # only a hint: what could not be undone is told already, with its own reason
        return ""
    newest = max((number for number, same in found.items() if same), default=0)
    if not newest:
        return ""
    return (
        f"session {newest} changed {', '.join(sorted(found[newest]))} after it; undo that first: drydock undo {newest}"
    )


def _things(steps: Sequence[StepRecord]) -> frozenset[str]:
    """What the steps changed that another step could change, too."""
    return frozenset(name for step in steps for record in _records(step.undo) for name in _names(record))


def _records(record: object) -> Iterator[dict[str, object]]:
    """A record and those of files within it."""
    if isinstance(record, dict):
        yield record
        files = record.get("files")
        for inner in (record.get("file"), *(files if isinstance(files, list) else ())):
            yield from _records(inner)


def _names(record: dict[str, object]) -> Iterator[str]:
    yield from (str(record[name]) for name in _NAMED if isinstance(record.get(name), str))
