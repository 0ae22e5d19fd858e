"""What `show`, `export`, `history`, `resume` and `undo` print with --json."""

from __future__ import annotations

from typing import Annotated, Any

import msgspec

from assistant.model.contract.diagnosis import DiagnosisObject
from assistant.model.diagnosis import Outcome, StepOutcome

SESSION_SCHEMA = "drydock.session/1"
RESUMED_SCHEMA = "drydock.resumed/1"
HISTORY_SCHEMA = "drydock.history/1"
UNDONE_SCHEMA = "drydock.undone/1"


def _or_empty(name: str) -> msgspec.Meta:
    """Where there is none, an empty object stands in the JSON."""
    choice: list[dict[str, Any]] = [{"type": "object", "maxProperties": 0}, {"$ref": f"#/$defs/{name}"}]
    return msgspec.Meta(extra_json_schema={"anyOf": choice})


class SessionStep(msgspec.Struct, frozen=True):
    """A step that was begun; `state` is `unfinished` when its end was never recorded."""

    step: str
    title: str
    command: tuple[str, ...]
    begun: str
    state: str
    detail: str


class SessionLine(msgspec.Struct, frozen=True):
    """One line of the history; `status` is `fixed`, `not-fixed`, `refused`, `diagnosed`, `open` or `unfinished`."""

    number: int
    opened: str
    host: str
    title: str
    status: str


class Transcript(msgspec.Struct, frozen=True, kw_only=True):
    """A session made readable.

    Attributes:
        opened: ISO 8601, UTC.
        pastes: what the user gave, in order.
        chosen: the titles of the symptoms that the user chose from a menu, in order.
        answers: question and answer, in order.
        diagnosis: the last one; None (an empty object in the JSON) when there is none.
        steps: the steps that were begun, in order.
        undone: the numbers of those that were taken back.
        outcome: how the fix went; None (an empty object in the JSON) when none was tried.
    """

    schema: str = SESSION_SCHEMA
    session: int
    opened: str
    host: str
    version: str
    pastes: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    diagnosis: Annotated[DiagnosisObject | None, _or_empty("DiagnosisObject")] = None
    steps: tuple[SessionStep, ...] = ()
    undone: tuple[str, ...] = ()
    outcome: Annotated[Outcome | None, _or_empty("Outcome")] = None
    notes: tuple[str, ...] = ()


class HistoryObject(msgspec.Struct, frozen=True, kw_only=True):
    """The sessions, newest first."""

    schema: str = HISTORY_SCHEMA
    sessions: tuple[SessionLine, ...]


class UndoneObject(msgspec.Struct, frozen=True, kw_only=True):
    """What was taken back, and what was not."""

    schema: str = UNDONE_SCHEMA
    session: int
    steps: tuple[StepOutcome, ...]
