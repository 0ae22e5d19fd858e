"""What a walk writes into the journal: the begin of each step before it is done, its end after it."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import msgspec

from assistant.model.errors import RefusedError, StoreError
from assistant.model.event import Payload
from assistant.ports import Journal
from assistant.repair.record import steps_of
from assistant.steps.plan.kind import Record

NOT_DURABLE = "it is in memory alone"


@dataclass
class Ledger:
    """A session's journal, as far as it can be written.

    Attributes:
        session: None when no session could be opened.
        lost: why nothing can be recorded any more, empty while it can.
    """

    journal: Journal
    session: int | None
    lost: str = ""
    _steps: int = -1

    def __post_init__(self) -> None:
        if self.session is None and not self.lost:
            self.lost = "no session could be opened"
        elif not self.journal.is_durable:
            self.lost = NOT_DURABLE

    def record(self, payload: Payload) -> bool:
        """Add an event; False when it could not be recorded. A lost journal is tried again each time: space may have
        been made meanwhile."""
        if self.session is None:
            return False
        try:
            self.journal.record(self.session, payload)
        except StoreError as error:
            self.lost = error.what
            return False
        self.lost = "" if self.journal.is_durable else NOT_DURABLE
        return not self.lost

    def next_step(self) -> int:
        """The number of the next step in this session, from 1."""
        if self._steps < 0:
            self._steps = self._last_step()
        self._steps += 1
        return self._steps

    def _last_step(self) -> int:
        if self.session is None:
            return 0
        try:
            events = self.journal.events(self.session)
        except StoreError:
            return 0
        return max((step.step for step in steps_of(events)), default=0)


def seal(record: Record | None) -> str:
    """A digest of a record, by which `unsealed` sees whether the redaction, or a hand, has changed it."""
    return hashlib.sha256(msgspec.json.encode(record, order="sorted")).hexdigest()


def unsealed(record: Record | None, digest: str) -> Record:
    """A record as it was written.

    Raises:
        RefusedError: there is none, or it is not what was written.
    """
    if record is None:
        raise RefusedError("the record needed to undo this step is missing", reference="no-undo")
    if seal(record) != digest:
        raise RefusedError(
            "the record of this step is not whole (a secret was removed from it), so it is not used",
            reference="record-not-whole",
            hint="take the step back by hand, with the backup that the session names",
        )
    return record
