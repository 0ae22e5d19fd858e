"""A session made readable: its events gathered into what was said, found, done and proved."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from assistant.model.event import Event, EventKind


class StepRecord(msgspec.Struct, frozen=True):
    """A step as the journal holds it; `state` is `unfinished` when its end was never recorded."""

    step: str
    title: str
    command: tuple[str, ...]
    begun: str
    state: str
    detail: str


class Transcript(msgspec.Struct, frozen=True):
    """A session.

    Attributes:
        pastes: what the user gave, in order.
        answers: question and answer, in order.
        diagnosis: the last one, as `diagnose --json` prints it; empty when there is none.
        outcome: how the fix went, as `fix --json` prints it; empty when none was tried.
    """

    session: int
    opened: str
    host: str
    version: str
    pastes: tuple[str, ...]
    answers: tuple[tuple[str, str], ...]
    diagnosis: dict[str, object]
    steps: tuple[StepRecord, ...]
    undone: tuple[str, ...]
    outcome: dict[str, object]
    notes: tuple[str, ...]


def transcript_of(session: int, events: Sequence[Event]) -> Transcript:
    """The transcript of a session's events."""
    opened = next((event for event in events if event.kind is EventKind.OPENED), None)
    about = opened.payload if opened else {}
    return Transcript(
        session=session,
        opened=opened.at if opened else (events[0].at if events else ""),
        host=str(about.get("host", "")),
        version=str(about.get("version", "")),
        pastes=tuple(str(event.payload.get("text", "")) for event in _of(events, EventKind.PASTED)),
        answers=tuple(
            (str(event.payload.get("question", "")), str(event.payload.get("answer") or "I do not know"))
            for event in _of(events, EventKind.ANSWERED)
        ),
        diagnosis=_last(events, EventKind.DIAGNOSED),
        steps=_steps(events),
        undone=tuple(str(event.payload.get("step", "")) for event in _of(events, EventKind.UNDO_ENDED)),
        outcome=_last(events, EventKind.VERIFIED),
        notes=tuple(str(event.payload.get("text", "")) for event in _of(events, EventKind.NOTE)),
    )


def _of(events: Sequence[Event], kind: EventKind) -> list[Event]:
    return [event for event in events if event.kind is kind]


def _last(events: Sequence[Event], kind: EventKind) -> dict[str, object]:
    found = _of(events, kind)
    return found[-1].payload if found else {}


def _steps(events: Sequence[Event]) -> tuple[StepRecord, ...]:
    ended = {str(event.payload.get("step")): event for event in _of(events, EventKind.STEP_ENDED)}
    records = []
    for begun in _of(events, EventKind.STEP_BEGUN):
        step = str(begun.payload.get("step"))
        end = ended.get(step)
        records.append(
            StepRecord(
                step=step,
                title=str(begun.payload.get("title", "")),
                command=_argv(begun.payload.get("command")),
                begun=begun.at,
                state=str(end.payload.get("state", "")) if end else "unfinished",
                detail=str(end.payload.get("detail", "")) if end else "begun; how it ended was never recorded",
            )
        )
    return tuple(records)


def _argv(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, list | tuple) else ()
