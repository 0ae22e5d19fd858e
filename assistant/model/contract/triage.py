"""The lines that `triage` reads and prints."""

from __future__ import annotations

import msgspec

from assistant.model.diagnosis import CauseStatus
from assistant.model.match import MatchKind


class TriageLine(msgspec.Struct, frozen=True):
    """A line of input."""

    id: str | int
    text: str


class TriageCause(msgspec.Struct, frozen=True):
    """A cause in the answer."""

    id: str
    status: CauseStatus
    probability: float


class TriageSymptom(msgspec.Struct, frozen=True):
    """A symptom in the answer, best match first."""

    id: str
    match: MatchKind
    score: float
    line: int


class TriageAnswer(msgspec.Struct, frozen=True):
    """A line of output, in the order of the input; `error` stands only where there is one."""

    id: str | int | None
    symptoms: tuple[TriageSymptom, ...] = ()
    causes: tuple[TriageCause, ...] = ()
    error: str | msgspec.UnsetType = msgspec.UNSET
