"""The journal's events: everything that happened in a session, in order."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class EventKind(StrEnum):
    """What happened. The payload of each is described beside it; all texts are redacted before they are stored."""

    OPENED = "opened"
    """{"host", "version", "user"}"""
    PASTED = "pasted"
    """{"text"}"""
    DIAGNOSED = "diagnosed"
    """the object of `diagnose --json`"""
    ASKED = "asked"
    """{"question", "ask"}"""
    ANSWERED = "answered"
    """{"question", "answer"}"""
    FIX_CHOSEN = "fix-chosen"
    """{"cause", "fix", "title"}"""
    APPROVED = "approved"
    """{"step", "fingerprint"}"""
    STEP_BEGUN = "step-begun"
    """{"step", "title", "command", "undo"}: written before anything is done"""
    STEP_ENDED = "step-ended"
    """{"step", "state", "detail"}"""
    UNDO_BEGUN = "undo-begun"
    UNDO_ENDED = "undo-ended"
    VERIFIED = "verified"
    """the object of `Outcome`"""
    NOTE = "note"
    """{"text"}"""
    CLOSED = "closed"
    """{"status"}"""


class Event(msgspec.Struct, frozen=True):
    """One event of a session.

    Attributes:
        number: position within the session, from 1.
        at: ISO 8601, UTC.
        payload: JSON object, as `EventKind` says.
    """

    session: int
    number: int
    at: str
    kind: EventKind
    payload: dict[str, object]
