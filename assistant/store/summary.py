"""What the journal keeps of a session beside its events: its line in the history, and the words it is found by."""

from __future__ import annotations

import sqlite3

import msgspec

from assistant.model.contract.diagnosis import CauseObject, DiagnosisObject
from assistant.model.diagnosis import CauseStatus, Outcome
from assistant.model.event import (
    Answered,
    Chosen,
    Closed,
    Event,
    FixChosen,
    Note,
    Pasted,
    Payload,
    StepBegun,
    StepEnded,
    UndoBegun,
    UndoEnded,
)

_STATUS_AFTER: dict[type[Payload], str] = {
    DiagnosisObject: "diagnosed",
    StepBegun: "unfinished",
    StepEnded: "open",
    UndoBegun: "unfinished",
    UndoEnded: "undone",
}


class Words(msgspec.Struct, frozen=True):
    """What an event adds to the words of its session; `causes` replaces what an earlier diagnosis said."""

    pastes: str = ""
    causes: str | None = None
    notes: str = ""


def summarise(db: sqlite3.Connection, event: Event) -> None:
    """Keep both in step with the newest event, within the caller's transaction; the event is redacted already."""
    status, title, words = status_after(event.payload), title_of(event.payload), words_of(event.payload)
    if status:
        db.execute("UPDATE sessions SET status = ? WHERE number = ?", (status, event.session))
    if title:
        db.execute("UPDATE sessions SET title = ? WHERE number = ?", (title, event.session))
    if words != Words():
        # Two statements, because the SQLite of an old host knows no upsert.
        db.execute(
            "INSERT OR IGNORE INTO searched (session, pastes, causes, notes) VALUES (?, '', '', '')", (event.session,)
        )
        db.execute(
            "UPDATE searched SET pastes = trim(pastes || char(10) || :pastes, char(10)),"
            " causes = coalesce(:causes, causes), notes = trim(notes || char(10) || :notes, char(10))"
            " WHERE session = :session",
            {"session": event.session, **msgspec.structs.asdict(words)},
        )


def status_after(payload: Payload) -> str:
    """How the session stands after such an event, empty where it does not change that."""
    if isinstance(payload, Outcome | Closed):
        return payload.status
    return _STATUS_AFTER.get(type(payload), "")


def title_of(payload: Payload) -> str:
    """What the history calls the session after such an event, empty where it does not change that."""
    if not isinstance(payload, DiagnosisObject):
        return ""
    return payload.named.title if payload.named else "not recognised"


def words_of(payload: Payload) -> Words:
    """What such an event adds to the words that its session is found by."""
    match payload:
        case Pasted(text):
            return Words(pastes=text)
        case DiagnosisObject():
            return Words(causes="\n".join(f"{cause.title} {cause.id}" for cause in payload.causes if _stands(cause)))
        case Note(text) | Answered(_, str(text)):
            return Words(notes=text)
        case Chosen(symptom, title):
            return Words(notes=f"{title} {symptom}")
        case FixChosen(title=title) | StepBegun(title=title):
            return Words(notes=title)
    return Words()


def _stands(cause: CauseObject) -> bool:
    return cause.status is not CauseStatus.EXCLUDED
