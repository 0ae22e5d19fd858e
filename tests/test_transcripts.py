"""The sessions in transcripts/ still go as they were recorded: the same cause confirmed, the same ticket written."""

import pytest

from assistant.diagnosis.expertise import Expertise
from assistant.model.diagnosis import CauseStatus
from assistant.wiring import Wiring
from tests.transcript import Recorded, comparable, recorded

SESSIONS = recorded()
HINT = "if the change is right: tools/record-transcripts --again"


@pytest.fixture(scope="module")
def expertise() -> Expertise:
    """The shipped knowledge and its recogniser."""
    return Wiring().expertise


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: str(session.name))
def test_the_pasted_text_and_the_recorded_host_still_confirm_the_cause(session: Recorded, expertise: Expertise) -> None:
    best = session.diagnosed_again(expertise).best
    assert best is not None
    assert (best.cause.id, best.status) == (session.cause, CauseStatus.CONFIRMED)


@pytest.mark.parametrize("session", SESSIONS, ids=lambda session: str(session.name))
def test_the_ticket_of_the_session_is_still_written_the_same(session: Recorded, expertise: Expertise) -> None:
    assert comparable(session.written_again(expertise)) == comparable(session.ticket), HINT
