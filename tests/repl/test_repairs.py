"""The fix and the way back."""

import dataclasses

import pytest

from assistant.model.look import Look
from assistant.repair.ledger import Ledger
from assistant.store.journal import SqliteJournal
from assistant.text.redaction import redact
from tests.repair.fakes import FakeHost, context_of
from tests.repair.test_walk import CONFIG, EDIT, fix_of, sick_host, walk
from tests.repl.talking import PASTE, bracketed, converse, converse_with


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("fix", "can only be looked at"),
        ("fix 99", "Choose a fix from 1 to"),
        ("undo 77", "There is no session 77"),
        ("undo", "can only be looked at"),
    ],
)
def test_what_cannot_be_done_is_said(typed, expected):
    said, _ = converse(bracketed(PASTE), typed)
    assert expected in said.split("Type: fix", 1)[1]


class _Changeable:
    """A host in memory that can be changed, too."""

    name = "web-1"
    is_recorded = False

    def __init__(self, host: FakeHost) -> None:
        self.look, self.act = host.look, host.act

    def round_as_root(self) -> None:
        return None

    def round(self) -> Look:
        return self.look


def test_an_undo_of_an_earlier_session_is_on_record_and_raises_no_false_alarm(tmp_path):
    host = sick_host()
    journal = SqliteJournal.open_at(tmp_path / "journal.db", redact)
    session = journal.open(host="web-1")
    context = dataclasses.replace(context_of(host), ledger=Ledger(journal, session))
    walk(fix_of(EDIT, verify=()), context)
    changed = host.text(CONFIG)
    said = converse_with(_Changeable(host), journal, f"undo {session}", "y")
    assert host.text(CONFIG) != changed
    assert "cannot be written" not in said
    assert [event.kind for event in journal.events(session)][-2:] == ["undo-begun", "undo-ended"]
    journal.close()
