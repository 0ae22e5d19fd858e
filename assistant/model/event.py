"""The journal's events: everything that happened in a session, in order, one struct for each kind.

The journal keeps the kind beside the payload, and the payload as one JSON object whose keys are the fields below. What
an older version did not write has a default; what a newer one writes beside is passed over; what cannot be read as its
kind is kept as it stands (`Opaque`).
"""

from __future__ import annotations

import msgspec

from assistant.model.contract.diagnosis import DiagnosisObject, JsonObject
from assistant.model.diagnosis import Before, Outcome, StepState
from assistant.model.own_tree import OwnTree
from assistant.model.risk import Affects, Risk


class Opened(msgspec.Struct, frozen=True):
    """The session began: on which host, with which Drydock."""

    host: str = ""
    version: str = ""


class Pasted(msgspec.Struct, frozen=True):
    """The person gave a text."""

    text: str = ""


class Chosen(msgspec.Struct, frozen=True):
    """The person chose a symptom from a menu."""

    symptom: str
    title: str = ""


class Answered(msgspec.Struct, frozen=True):
    """The person answered a question; None is "I do not know"."""

    question: str
    answer: str | None = None


class FixChosen(msgspec.Struct, frozen=True):
    """A fix is about to be walked through, filled with these captures.

    Attributes:
        before: what the host showed before its first step; None where nobody has looked.
    """

    cause: str
    fix: str
    title: str = ""
    captures: dict[str, str] = {}
    before: Before | None = None


class Approved(msgspec.Struct, frozen=True):
    """Exactly what this fingerprint stands for may be done."""

    step: int
    fingerprint: str = ""


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """A change is about to be made: written before anything is done, so that another process can take it back.

    Attributes:
        step: its number in the session, from 1.
        command: the last argv, empty for an edit; `commands` are all of them.
        calls: those of the Engine API, in words, with their bodies.
        undo: the record with which it is taken back, as its kind of action writes it; None when it cannot be.
            Each kind of action owns the keys of its record, so it stays plain JSON here.
        seal: a digest of that record, by which a damaged one is told.
        affects: what it affected that undo alone does not make harmless, one sentence each.
        place: where in its fix the step stands, the same in every run.
        action: as it was filled, plain JSON; None for what a fix does not name.
        tree: the symptom in whose tree its cause is written.
        own_trees: the files of the user's own that it rests on; without any it is of the knowledge that came with the
            version which opened the session.
    """

    step: int
    title: str = ""
    why: str = ""
    risk: Risk = Risk.DISRUPTIVE
    command: tuple[str, ...] = ()
    commands: tuple[tuple[str, ...], ...] = ()
    calls: tuple[str, ...] = ()
    diff: str = ""
    runs_as: str = ""
    undo: JsonObject | None = None
    undo_says: str = ""
    seal: str = ""
    cause: str = ""
    fix: str = ""
    place: str = ""
    action: JsonObject | None = None
    affects: Affects = {}
    tree: str = ""
    own_trees: tuple[OwnTree, ...] = ()


class StepBegun(Begun, frozen=True, kw_only=True):
    """A step is about to be done."""


class UndoBegun(Begun, frozen=True, kw_only=True):
    """A step is about to be taken back; `undo` is then the way back from that."""


class Ended(msgspec.Struct, frozen=True):
    """A change ended, one way or the other."""

    step: int
    state: StepState
    detail: str = ""


class StepEnded(Ended, frozen=True):
    """A step ended."""


class UndoEnded(Ended, frozen=True):
    """Taking a step back ended."""


class Note(msgspec.Struct, frozen=True):
    """Something worth keeping, in words."""

    text: str = ""


class Closed(msgspec.Struct, frozen=True):
    """The session ended."""

    status: str = ""


class Opaque(msgspec.Struct, frozen=True):
    """An event that this version cannot read: of a kind that came later, or damaged. It is kept and shown as it is."""

    kind: str
    payload: JsonObject


Payload = (
    Opened
    | Pasted
    | Chosen
    | DiagnosisObject
    | Answered
    | FixChosen
    | Approved
    | StepBegun
    | StepEnded
    | UndoBegun
    | UndoEnded
    | Outcome
    | Note
    | Closed
    | Opaque
)

KINDS: dict[str, type[Payload]] = {
    "opened": Opened,
    "pasted": Pasted,
    "chosen": Chosen,
    "diagnosed": DiagnosisObject,
    "answered": Answered,
    "fix-chosen": FixChosen,
    "approved": Approved,
    "step-begun": StepBegun,
    "step-ended": StepEnded,
    "undo-begun": UndoBegun,
    "undo-ended": UndoEnded,
    "verified": Outcome,
    "note": Note,
    "closed": Closed,
}
"""The kinds as the journal names them; retired names are never used for anything else."""

_NAMES = {payload: kind for kind, payload in KINDS.items()}


class Event(msgspec.Struct, frozen=True):
    """One event of a session.

    Attributes:
        number: position within the session, from 1.
        at: ISO 8601, UTC.
    """

    session: int
    number: int
    at: str
    payload: Payload

    @property
    def kind(self) -> str:
        """Its kind, as the journal names it."""
        return kind_of(self.payload)


def kind_of(payload: Payload) -> str:
    """The name under which the journal keeps such an event."""
    return payload.kind if isinstance(payload, Opaque) else _NAMES[type(payload)]


def plain_payload(payload: Payload) -> JsonObject:
    """The payload as the journal keeps it: JSON's types alone."""
    if isinstance(payload, Opaque):
        return payload.payload
    plain: JsonObject = msgspec.to_builtins(payload)
    return plain


def read_payload(kind: str, plain: JsonObject) -> Payload:
    """The payload from what the journal keeps; never raises for what stands in it."""
    known = KINDS.get(kind)
    if known is None:
        return Opaque(kind, plain)
    try:
        return msgspec.convert(plain, known)
    except msgspec.ValidationError:
        return Opaque(kind, plain)
