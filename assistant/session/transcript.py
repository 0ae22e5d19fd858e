"""A session made readable: its events gathered into what was said, found, done and proved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from assistant.model.contract.diagnosis import DiagnosisObject
from assistant.model.contract.session import SessionStep, Transcript
from assistant.model.diagnosis import Outcome, StepState
from assistant.model.event import Answered, Chosen, Event, Note, Opened, Pasted
from assistant.repair.record import StepRecord, steps_of

P = TypeVar("P")

NOT_KNOWN = "I do not know"
_NO_END = "begun; how it ended was never recorded"


def transcript_of(session: int, events: Sequence[Event]) -> Transcript:
    """The transcript of a session's events."""
    opened = next((event for event in events if isinstance(event.payload, Opened)), None)
    about = opened.payload if opened and isinstance(opened.payload, Opened) else Opened()
    steps = steps_of(events)
    return Transcript(
        session=session,
        opened=next((event.at for event in (opened, *events) if event), ""),
        host=about.host,
        version=about.version,
        pastes=tuple(pasted.text for pasted in _of(events, Pasted)),
        chosen=tuple(chosen.title or chosen.symptom for chosen in _of(events, Chosen)),
        answers=tuple((each.question, each.answer or NOT_KNOWN) for each in _of(events, Answered)),
        diagnosis=_last(events, DiagnosisObject),
        steps=tuple(_step(step) for step in steps),
        undone=tuple(str(step.step) for step in steps if step.state is StepState.UNDONE),
        outcome=_last(events, Outcome),
        notes=tuple(note.text for note in _of(events, Note)),
    )


def _of(events: Sequence[Event], kind: type[P]) -> list[P]:
    return [event.payload for event in events if isinstance(event.payload, kind)]


def _last(events: Sequence[Event], kind: type[P]) -> P | None:
    found = _of(events, kind)
    return found[-1] if found else None


def _step(step: StepRecord) -> SessionStep:
    """How the step itself ended; that it was taken back since stands in `undone`."""
    state, detail = (step.ended.state, step.ended.detail) if step.ended else (StepState.UNFINISHED, _NO_END)
    return SessionStep(
        str(step.step), step.title, step.command, step.begun, state.value, detail, step.tree, step.own_trees
    )
