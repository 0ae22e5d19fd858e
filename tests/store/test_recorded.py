"""A journal of version 0.1 opens: it is migrated, and everything in it is read as what it is."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from assistant.model.diagnosis import StepState
from assistant.model.event import Event, Opaque, StepBegun, plain_payload
from assistant.repair.record import steps_of
from assistant.repair.resume import account_of, settle
from assistant.repair.undo import undo
from assistant.say.account import account_lines
from assistant.session.transcript import transcript_of
from assistant.store.journal import SqliteJournal
from assistant.store.migrations import NEWEST
from assistant.text.redaction import redact
from tests.cli.run import drydock
from tests.repair.fakes import FakeHost, FakeJournal, context_of
from tests.repair.test_walk import CONFIG, sick_host
from tests.store.recorded_journal import RECORDED, copy_of_recorded

SESSIONS = range(1, 10)
BEFORE, EDITED = '{"hosts": ["fd://"], "debug": true}', '{"debug": true}'


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    return copy_of_recorded(tmp_path / "drydock")


@pytest.fixture
def journal(path: Path):
    opened = SqliteJournal.open_at(path, redact)
    yield opened
    opened.close()


def raw_payloads() -> list[tuple[int, int, str, dict[str, object]]]:
    """What version 0.1 wrote, read without any code of ours."""
    with closing(sqlite3.connect(f"file:{RECORDED}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT session, number, kind, payload FROM events ORDER BY session, number").fetchall()
    return [(session, number, kind, json.loads(payload)) for session, number, kind, payload in rows]


def holds(value: object, old: object) -> bool:
    """Whether all of an old JSON value is still in a new one; keys may have been added."""
    if isinstance(old, dict):
        return isinstance(value, dict) and all(key in value and holds(value[key], each) for key, each in old.items())
    if isinstance(old, list):
        same = isinstance(value, list | tuple) and len(value) == len(old)
        return same and all(holds(new, each) for new, each in zip(value, old, strict=True))
    return value == old


def test_it_was_written_before_the_newest_migration() -> None:
    with closing(sqlite3.connect(f"file:{RECORDED}?mode=ro", uri=True)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == 1 < NEWEST


def test_nothing_in_it_is_lost_or_beyond_reading(journal: SqliteJournal) -> None:
    events = [event for session in SESSIONS for event in journal.events(session)]
    assert [event for event in events if isinstance(event.payload, Opaque)] == []
    for event, (session, number, kind, old) in zip(events, raw_payloads(), strict=True):
        assert (event.session, event.number, event.kind) == (session, number, kind)
        assert holds(plain_payload(event.payload), old), (session, number)


def test_the_history_lists_it(path: Path) -> None:
    listed = drydock("history", "--json").json["sessions"]
    assert [(each["number"], each["status"]) for each in listed][::-1] == [
        (1, "diagnosed"), (2, "diagnosed"), (3, "diagnosed"), (4, "diagnosed"), (5, "fixed"),
        (6, "undone"), (7, "unfinished"), (8, "refused"), (9, "open"),
    ]  # fmt: skip


@pytest.mark.parametrize("session", SESSIONS)
def test_each_session_is_shown_and_exported(session: int, path: Path) -> None:
    shown, exported = drydock("show", str(session)), drydock("export", str(session), "--json").json
    assert shown.code == 0
    assert exported["session"] == session
    assert exported["diagnosis"]["causes"][0]["title"] in shown.out.replace("\\", "")
    assert [step["title"] for step in exported["steps"] if step["title"].replace("_", "\\_") not in shown.out] == []


def test_what_was_killed_is_accounted_for(journal: SqliteJournal) -> None:
    account = account_of(journal.events(7))
    assert [step.state for step in account.steps] == [StepState.DONE, StepState.DONE, StepState.UNFINISHED]
    assert (account.cause, account.fix, account.captures) == ("daemon/some-cause", "fix-it", {"unit": "docker"})
    settled = settle(account, context_of(host_after_the_edit()))
    assert [step.state for step in settled] == [StepState.UNFINISHED]
    assert any("never recorded" in line.text for line in account_lines(account, None))


@pytest.mark.parametrize("session", [5, 7, 9])
def test_what_was_changed_can_be_taken_back(session: int, journal: SqliteJournal) -> None:
    host = host_after(journal.events(session))
    outcomes = undo(steps_of(journal.events(session)), context_of(host, journal=FakeJournal()))
    assert StepState.UNDONE in [outcome.state for outcome in outcomes]
    assert host.text(CONFIG) == BEFORE
    assert host.ran == [("systemctl", "stop", "docker.service")], "it did not run before the restart"


def test_what_was_taken_back_already_is_not_again(journal: SqliteJournal) -> None:
    host = sick_host()
    outcomes = undo(steps_of(journal.events(6)), context_of(host))
    assert [outcome.state for outcome in outcomes] == [StepState.NOT_NEEDED], "what the person did"
    assert (host.ran, host.text(CONFIG)) == ([], BEFORE)


def test_the_words_of_old_sessions_are_found(journal: SqliteJournal) -> None:
    found = {line.number: line.snippet for line in journal.search("registry.example")}
    assert list(found) == [1]
    assert "registry.example.com" in str(found[1])
    assert [line.number for line in journal.search("interrupted")] == [9]
    assert journal.search("hunter2") == ()


def test_old_sessions_are_found_by_the_same_words_as_new_ones(journal: SqliteJournal) -> None:
    again = SqliteJournal.in_memory(redact)
    for session in SESSIONS:
        again.open(host="x")
        for event in journal.events(session):
            again.record(session, event.payload)
    for words in ("exec format", "registry", "socket does not exist", "interrupted", "daemon.json", "which", "docker"):
        assert {line.number for line in again.search(words)} == {line.number for line in journal.search(words)}, words
    again.close()


def test_the_transcript_of_an_undone_session_says_what_was_taken_back(journal: SqliteJournal) -> None:
    transcript = transcript_of(6, journal.events(6))
    assert [step.state for step in transcript.steps] == ["done", "done", "done"]
    assert transcript.undone == ("2", "3")


def host_after_the_edit() -> FakeHost:
    """The host of the recording, as the edit left it."""
    host = sick_host().fact("service.active_state", "active", "docker.service")
    host.files[CONFIG] = EDITED.encode()
    return host


def host_after(events: tuple[Event, ...]) -> FakeHost:
    """The same, with the backup that the edit made, under the name that is on record."""
    host = host_after_the_edit()
    edit = next(e.payload for e in events if isinstance(e.payload, StepBegun) and e.payload.diff)
    assert edit.undo is not None
    host.files[str(edit.undo["backup"])] = BEFORE.encode()
    return host
