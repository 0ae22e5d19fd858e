"""Events as the journal keeps them: what is written comes back, and what cannot be read is kept."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from assistant.model.contract.diagnosis import CauseObject, DiagnosisObject, FactObject
from assistant.model.diagnosis import CauseStatus, Check, Outcome, StepOutcome, StepState
from assistant.model.event import (
    KINDS,
    Answered,
    Approved,
    Chosen,
    Closed,
    FixChosen,
    Note,
    Opaque,
    Opened,
    Pasted,
    Payload,
    StepBegun,
    StepEnded,
    UndoBegun,
    UndoEnded,
    kind_of,
    plain_payload,
    read_payload,
)
from assistant.model.fact import Reason
from assistant.model.risk import Risk

ONE_OF_EACH: tuple[Payload, ...] = (
    Opened("this machine", "0.2"),
    Pasted("Cannot connect"),
    Chosen("daemon/cannot-connect", "The client cannot reach dockerd"),
    DiagnosisObject(
        causes=(CauseObject(id="a/b", title="t", status=CauseStatus.LIKELY, probability=0.5),),
        facts=(
            FactObject(fact="a.b", state="known", value=("x", "y")),
            FactObject(fact="a.c", state="unknown", reason=Reason.DENIED, detail="no", remedy="sudo"),
        ),
        session=3,
    ),
    Answered("which-port", None),
    FixChosen("a/b", "restart", "Restart", {"unit": "docker"}),
    Approved(1, "abc"),
    StepBegun(step=1, command=("a", "b"), commands=(("a", "b"),), risk=Risk.REVERSIBLE, undo={"type": "run"}),
    StepEnded(1, StepState.FAILED, "no"),
    UndoBegun(step=1, undo=None),
    UndoEnded(1, StepState.UNDONE),
    Outcome(
        "not-fixed",
        "a/b",
        "restart",
        (StepOutcome("t", StepState.DONE, Risk.DISRUPTIVE, ("a",)),),
        (Check("x", None),),
    ),
    Note("interrupted"),
    Closed("given up"),
)


def through_json(payload: Payload) -> Payload:
    """What another process reads."""
    plain = msgspec.json.decode(msgspec.json.encode(plain_payload(payload)))
    return read_payload(kind_of(payload), plain)


@pytest.mark.parametrize("payload", ONE_OF_EACH, ids=kind_of)
def test_an_event_comes_back_as_it_was_written(payload: Payload) -> None:
    assert through_json(payload) == payload


def test_every_kind_is_tried_here_and_has_a_name() -> None:
    tried = {type(payload) for payload in ONE_OF_EACH}
    assert tried == set(KINDS.values()) == set(get_args(Payload)) - {Opaque}


def test_an_event_of_a_kind_that_came_later_is_kept_as_it_stands() -> None:
    later = read_payload("reviewed", {"by": "somebody"})
    assert later == Opaque("reviewed", {"by": "somebody"})
    assert (kind_of(later), plain_payload(later)) == ("reviewed", {"by": "somebody"})


@pytest.mark.parametrize(
    ("kind", "damaged"),
    [("step-ended", {"step": 1, "state": "vanished"}), ("step-begun", {"step": "x"}), ("pasted", {"text": 5})],
)
def test_an_event_of_a_wrong_type_is_never_guessed(kind: str, damaged: dict[str, object]) -> None:
    assert read_payload(kind, damaged) == Opaque(kind, damaged)


def test_what_an_older_version_did_not_write_has_a_default() -> None:
    assert read_payload("step-begun", {"step": 2, "title": "Edit"}) == StepBegun(step=2, title="Edit")
    assert isinstance(read_payload("diagnosed", {}), DiagnosisObject)


def test_what_a_newer_version_writes_beside_is_passed_over() -> None:
    assert read_payload("note", {"text": "a", "colour": "red"}) == Note("a")
