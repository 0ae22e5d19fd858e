"""Sessions are undone newest first: one that a later session rests on says which."""

from __future__ import annotations

from dataclasses import replace

from assistant.model.actions.edit_json import EditJson
from assistant.model.contract.session import SessionLine
from assistant.model.diagnosis import StepState
from assistant.model.event import Event, Payload
from assistant.model.tree import Step
from assistant.repair.ledger import Ledger
from assistant.repair.way_back import take_session_back
from tests.repair.fakes import FakeHost, FakeJournal, context_of
from tests.repair.test_walk import CONFIG, fix_of, walk

OTHER = "/etc/docker/other.json"


class Sessions(FakeJournal):
    """A journal of several sessions."""

    def events(self, session: int) -> tuple[Event, ...]:
        return tuple(event for event in self.kept if event.session == session)

    def sessions(self, limit: int = 50) -> tuple[SessionLine, ...]:
        numbers = sorted({event.session for event in self.kept}, reverse=True)
        return tuple(SessionLine(number, "", "lab", "", "fixed") for number in numbers)

    def record(self, session: int, payload: Payload) -> Event:
        event = super().record(session, payload)
        self.kept[-1] = Event(session, event.number, event.at, event.payload)
        return self.kept[-1]


def changed_by(journal: Sessions, host: FakeHost, session: int, key: str, path: str = CONFIG) -> None:
    """A session that sets a key."""
    context = replace(context_of(host), ledger=Ledger(journal, session))
    walk(fix_of(Step(EditJson(path, set={key: 1}), "it is needed"), verify=()), context)


def undone(journal: Sessions, host: FakeHost, session: int) -> tuple[list[StepState], str]:
    """How the undo of a session goes."""
    context = replace(context_of(host), ledger=Ledger(journal, session))
    outcomes, differs = take_session_back(journal.events(session), context)
    return [outcome.state for outcome in outcomes], differs


def test_a_session_that_a_later_one_rests_on_says_which_is_undone_first() -> None:
    host, journal = FakeHost({CONFIG: "{}", OTHER: "{}"}), Sessions()
    changed_by(journal, host, 1, "a")
    changed_by(journal, host, 2, "b", OTHER)
    changed_by(journal, host, 3, "c")
    said = f"session 3 changed {CONFIG} after it; undo that first: drydock undo 3"
    assert undone(journal, host, 1) == ([StepState.REFUSED], said)
    assert undone(journal, host, 3) == ([StepState.UNDONE], "")
    assert undone(journal, host, 1) == ([StepState.UNDONE], "")
    assert host.text(CONFIG) == "{}"


def test_a_file_that_a_person_has_changed_since_is_blamed_on_no_session() -> None:
    host, journal = FakeHost({CONFIG: "{}", OTHER: "{}"}), Sessions()
    changed_by(journal, host, 1, "a")
    changed_by(journal, host, 2, "b", OTHER)
    host.files[CONFIG] = b'{"mine": 1}'
    assert undone(journal, host, 1) == ([StepState.REFUSED], "")
