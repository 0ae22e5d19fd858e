"""A session made readable."""

from __future__ import annotations

from assistant.model.contract.diagnosis import CauseObject, DiagnosisObject
from assistant.model.contract.session import Transcript
from assistant.model.diagnosis import CauseStatus, Outcome, StepState
from assistant.model.event import (
    Answered,
    Chosen,
    Event,
    Note,
    Opaque,
    Opened,
    Pasted,
    Payload,
    StepBegun,
    StepEnded,
    UndoBegun,
    UndoEnded,
)
from assistant.session.transcript import transcript_of


def told(*payloads: Payload) -> Transcript:
    """The transcript of events in this order."""
    return transcript_of(7, [Event(7, number, f"at {number}", each) for number, each in enumerate(payloads, 1)])


def test_what_was_said_is_told_in_order() -> None:
    transcript = told(
        Opened("web-1", "0.2"),
        Pasted("first"),
        Chosen("dns/slow", "Names resolve slowly"),
        Pasted("second"),
        Answered("which-port", "80"),
        Answered("since-when", None),
        Note("interrupted"),
    )
    assert (transcript.session, transcript.opened, transcript.host, transcript.version) == (7, "at 1", "web-1", "0.2")
    assert transcript.pastes == ("first", "second")
    assert transcript.chosen == ("Names resolve slowly",)
    assert transcript.answers == (("which-port", "80"), ("since-when", "I do not know"))
    assert transcript.notes == ("interrupted",)


def test_the_last_diagnosis_and_the_last_outcome_count() -> None:
    first, last = (
        DiagnosisObject(causes=(CauseObject(id=name, title=name, status=CauseStatus.LIKELY, probability=1),))
        for name in ("a/b", "a/c")
    )
    transcript = told(first, Outcome("not-fixed"), last, Outcome("fixed"))
    assert (transcript.diagnosis, transcript.outcome) == (last, Outcome("fixed"))


def test_a_session_without_either_says_so() -> None:
    transcript = told(Pasted("x"))
    assert (transcript.diagnosis, transcript.outcome, transcript.opened) == (None, None, "at 1")
    assert transcript_of(7, []).opened == ""


def test_each_step_says_how_it_ended_itself_and_which_were_taken_back() -> None:
    transcript = told(
        StepBegun(step=1, title="Edit"),
        StepEnded(1, StepState.DONE, "saved"),
        StepBegun(step=2, title="Restart", command=("systemctl", "restart", "docker")),
        StepEnded(2, StepState.FAILED, "no"),
        StepBegun(step=3, title="Wait"),
        UndoBegun(step=2, title="Restart again"),
        UndoEnded(2, StepState.UNDO_FAILED),
        UndoBegun(step=1, title="Put back"),
        UndoEnded(1, StepState.UNDONE),
    )
    assert [(step.step, step.title, step.state) for step in transcript.steps] == [
        ("1", "Edit", "done"),
        ("2", "Restart", "failed"),
        ("3", "Wait", "unfinished"),
    ]
    assert transcript.steps[1].command == ("systemctl", "restart", "docker")
    assert "never recorded" in transcript.steps[2].detail
    assert transcript.undone == ("1",), "a way back that failed took nothing back"


def test_events_of_a_newer_version_cost_nothing_of_the_rest() -> None:
    transcript = told(Pasted("x"), Opaque("reviewed", {"by": "somebody"}), Note("y"))
    assert (transcript.pastes, transcript.notes) == (("x",), ("y",))


def test_a_step_that_cannot_be_read_is_told_all_the_same() -> None:
    transcript = told(Opaque("step-begun", {"step": 4, "risk": "unheard-of"}))
    assert [(step.step, step.state) for step in transcript.steps] == [("4", "unfinished")]
