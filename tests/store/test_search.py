"""Sessions are found by their words, and only by what may be kept of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.model.contract.diagnosis import CauseObject, DiagnosisObject
from assistant.model.diagnosis import CauseStatus
from assistant.model.errors import StoreError
from assistant.model.event import Answered, Chosen, Note, Pasted, Payload
from assistant.store.journal import SqliteJournal
from assistant.store.migrations import apply_migrations
from assistant.text.redaction import redact
from tests.cli.run import drydock
from tests.store.recorded_journal import copy_of_recorded


@pytest.fixture
def journal() -> Iterator[SqliteJournal]:
    opened = SqliteJournal.in_memory(redact)
    yield opened
    opened.close()


def session_of(journal: SqliteJournal, *payloads: Payload) -> int:
    """A session with these events."""
    number = journal.open(host="this machine")
    for payload in payloads:
        journal.record(number, payload)
    return number


def cause(title: str, status: CauseStatus = CauseStatus.CONFIRMED) -> CauseObject:
    """A cause of a diagnosis."""
    return CauseObject(id=f"daemon/{title.lower().replace(' ', '-')}", title=title, status=status, probability=0.9)


def numbers(journal: SqliteJournal, words: str) -> list[int]:
    """The sessions that are found."""
    return [line.number for line in journal.search(words)]


@pytest.mark.parametrize(
    "words",
    [
        "overlay2",
        "OVERLAY2 mount",
        "mount overl",
        "/var/lib/docker/overlay2",
        "daemon/disk-full",
        "disk",
        "tuesday",
        "web-1",
        "Ubergabe",
        "menu",
    ],
)
def test_a_session_is_found_by_what_was_pasted_named_answered_chosen_and_noted(
    words: str, journal: SqliteJournal
) -> None:
    session_of(journal, Pasted("another problem"))
    found = session_of(
        journal,
        Pasted("error creating overlay2 mount to /var/lib/docker/overlay2/abc: Übergabe failed"),
        DiagnosisObject(causes=(cause("Disk full"),)),
        Answered("which-container", "web-1"),
        Chosen("storage/full", "A menu entry"),
        Note("since Tuesday"),
    )
    assert numbers(journal, words) == [found]


def test_all_of_the_words_are_needed_wherever_in_the_session_they_stand(journal: SqliteJournal) -> None:
    both = session_of(journal, Pasted("no such host"), Note("proxy"))
    session_of(journal, Pasted("no such host"))
    assert numbers(journal, "host proxy") == [both]


def test_words_in_quotes_stand_together(journal: SqliteJournal) -> None:
    together = session_of(journal, Pasted("lookup db: no such host"))
    session_of(journal, Pasted("such a host has no name"))
    assert numbers(journal, '"no such host"') == [together]


def test_a_cause_that_the_last_diagnosis_does_not_name_any_more_is_not_found(journal: SqliteJournal) -> None:
    session = session_of(journal, Pasted("x"), DiagnosisObject(causes=(cause("Disk full"),)))
    ruled_out = cause("Clock skewed", CauseStatus.EXCLUDED)
    journal.record(session, DiagnosisObject(causes=(cause("Socket gone"), ruled_out)))
    assert (numbers(journal, "socket"), numbers(journal, "disk"), numbers(journal, "clock")) == ([session], [], [])


def test_a_session_named_by_its_cause_comes_before_one_that_only_mentions_the_word(journal: SqliteJournal) -> None:
    session_of(journal, Pasted("quota is fine " * 20))
    named = session_of(journal, Pasted("something else"), DiagnosisObject(causes=(cause("Quota reached"),)))
    session_of(journal, Pasted("quota is fine " * 20))
    assert numbers(journal, "quota")[0] == named


def test_the_text_around_the_words_is_shown_on_one_line(journal: SqliteJournal) -> None:
    session_of(journal, Pasted("line\n" * 100 + "failed to start\ndaemon: quota reached\n" + "line\n" * 100))
    snippet = journal.search("quota")[0].snippet
    assert isinstance(snippet, str)
    assert "daemon: quota reached" in snippet
    assert "\n" not in snippet
    assert len(snippet) < 200


def test_secrets_are_not_there_to_be_found(journal: SqliteJournal) -> None:
    session_of(journal, Pasted("docker login -u tom -p hunter2 registry.example.com"), Note("password=geheim"))
    assert (numbers(journal, "hunter2"), numbers(journal, "geheim")) == ([], [])
    assert numbers(journal, "removed") == [1]


@pytest.mark.parametrize(
    "words", ["", " ", '"', '""', "*", "-", "NEAR(", "a AND", "col:", "x\x00y", "'; DROP TABLE", "^"]
)
def test_nothing_that_is_typed_is_syntax(words: str, journal: SqliteJournal) -> None:
    session_of(journal, Pasted("near and col x y drop table"))
    assert set(numbers(journal, words)) <= {1}


def test_the_newest_of_equals_comes_first_and_no_more_than_asked_for(journal: SqliteJournal) -> None:
    for _ in range(4):
        session_of(journal, Pasted("the same"))
    assert [line.number for line in journal.search("same", 2)] == [4, 3]


def test_a_migration_that_fails_leaves_the_journal_as_it_was(tmp_path: Path) -> None:
    path = copy_of_recorded(tmp_path)
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE searched_fts (in_the_way)")
    with pytest.raises(StoreError):
        SqliteJournal.open_at(path, redact)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == 1
        assert db.execute("SELECT count(*) FROM sqlite_master WHERE name = 'searched'").fetchone()[0] == 0
        db.execute("DROP TABLE searched_fts")
    opened = SqliteJournal.open_at(path, redact)
    assert numbers(opened, "interrupted") == [9]
    opened.close()


class OldSqlite(sqlite3.Connection):
    """A SQLite that was built without FTS5."""

    def execute(self, sql: str, *more: object) -> sqlite3.Cursor:
        if "fts5" in sql.lower():
            raise sqlite3.OperationalError("no such module: fts5")
        if sql == "PRAGMA compile_options":
            return super().execute("SELECT 'THREADSAFE=1'")
        return super().execute(sql, *more)


def test_without_full_text_search_sessions_are_kept_and_found_once_there_is_one(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    old = sqlite3.connect(path, factory=OldSqlite, isolation_level=None)
    apply_migrations(old)
    journal = SqliteJournal(old, redact)
    session = session_of(journal, Pasted("overlay2 is full"))
    with pytest.raises(StoreError, match="FTS5"):
        journal.search("overlay2")
    journal.close()
    opened = SqliteJournal.open_at(path, redact)
    assert numbers(opened, "overlay2") == [session]
    later = session_of(opened, Pasted("overlay2 again"))
    assert numbers(opened, "overlay2") == [later, session]
    opened.close()


def test_the_command_shows_each_session_with_the_words_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    copy_of_recorded(tmp_path / "drydock")
    shown = drydock("history", "--search", "registry.example")
    assert shown.code == 0
    assert [row.split()[0] for row in shown.out.splitlines()[1:3]] == ["1", "$"]
    assert "-p [removed] registry.example.com" in shown.out
    assert drydock("history", "--search", "registry.example", "--json").json["sessions"][0]["snippet"]
    assert drydock("history", "--search", "nowhere").out == "No session contains all of these words.\n"
    assert "snippet" not in drydock("history", "--json").json["sessions"][0]
