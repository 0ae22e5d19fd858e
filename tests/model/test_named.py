"""What a session is called: by the cause that was named, and not by a guess that nobody was told as an answer."""

from __future__ import annotations

import pytest

from assistant.model.contract.diagnosis import CauseObject, DiagnosisObject, SymptomObject
from assistant.model.diagnosis import CauseStatus
from assistant.model.match import MatchKind


def diagnosis(kind: MatchKind, status: CauseStatus) -> DiagnosisObject:
    symptom = SymptomObject(id="a/s", message="m", match=kind, score=1.0, line=1)
    return DiagnosisObject(
        symptoms=(symptom,), causes=(CauseObject(id="a/c", title="c", status=status, probability=0.4),)
    )


@pytest.mark.parametrize(
    ("kind", "status", "named"),
    [
        (MatchKind.EXACT, CauseStatus.POSSIBLE, True),
        (MatchKind.CHOSEN, CauseStatus.POSSIBLE, True),
        (MatchKind.WORDS, CauseStatus.POSSIBLE, False),
        (MatchKind.SHAPE, CauseStatus.POSSIBLE, False),
        (MatchKind.WORDS, CauseStatus.CONFIRMED, True),
        (MatchKind.EXACT, CauseStatus.EXCLUDED, False),
    ],
)
def test_a_guess_names_nothing_until_something_confirms_it(kind: MatchKind, status: CauseStatus, named: bool) -> None:
    assert (diagnosis(kind, status).named is not None) is named
