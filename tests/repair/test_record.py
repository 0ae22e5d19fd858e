"""The steps of a session, as its events tell them."""

from __future__ import annotations

from assistant.model.diagnosis import StepState
from assistant.model.event import Event, Opaque, Payload, StepBegun, StepEnded, UndoBegun, UndoEnded
from assistant.repair.record import steps_of
from assistant.repair.undo import undo
from tests.repair.fakes import FakeHost, context_of


def told(*payloads: Payload) -> list[Event]:
    """Events in this order."""
    return [Event(1, number, f"at {number}", payload) for number, payload in enumerate(payloads, 1)]


def test_a_step_without_an_end_is_unfinished() -> None:
    (step,) = steps_of(told(StepBegun(step=1, title="Edit")))
    assert (step.title, step.state, step.ended, step.begun) == ("Edit", StepState.UNFINISHED, None, "at 1")


def test_the_last_end_counts_whatever_its_kind() -> None:
    ended, undone = StepEnded(1, StepState.DONE, "done"), UndoEnded(1, StepState.UNDO_FAILED, "no")
    (step,) = steps_of(told(StepBegun(step=1), ended, UndoBegun(step=1), undone))
    assert (step.state, step.detail, step.ended) == (StepState.UNDO_FAILED, "no", ended)
    (settled,) = steps_of(told(StepBegun(step=1), undone, ended))
    assert settled.state is StepState.DONE


def test_the_way_back_is_no_step_of_its_own() -> None:
    assert len(steps_of(told(StepBegun(step=1), UndoBegun(step=1)))) == 1


def test_a_step_that_cannot_be_read_stops_an_undo_before_the_steps_that_it_may_rest_on() -> None:
    unreadable = Opaque("step-begun", {"step": 2, "risk": "unheard-of"})
    steps = steps_of(told(StepBegun(step=1, undo={"type": "run"}), StepEnded(1, StepState.DONE), unreadable))
    host = FakeHost()
    outcomes = undo(steps, context_of(host))
    assert [(each.state, "not whole" in each.detail) for each in outcomes] == [(StepState.REFUSED, True)]
    assert host.ran == []
