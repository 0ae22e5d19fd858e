"""How long sessions are kept."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from assistant.model.event import Pasted, StepBegun
from assistant.store.journal import SqliteJournal
from assistant.text.redaction import redact

SECRETLESS = "a text of long ago that stands nowhere else"


def _aged(path: Path, session: int, days: int) -> None:
    opened = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")
    with sqlite3.connect(path) as db:
        db.execute("UPDATE sessions SET opened = ? WHERE number = ?", (opened, session))
    db.close()


def _numbers(journal: SqliteJournal) -> list[int]:
    return sorted(line.number for line in journal.sessions())


def _with_sessions(path: Path, *ages: int) -> None:
    """A journal with a session of each age in days, each with a text."""
    journal = SqliteJournal.open_at(path, redact)
    for _ in ages:
        journal.record(journal.open(host="here"), Pasted(SECRETLESS))
    journal.close()
    for number, days in enumerate(ages, 1):
        _aged(path, number, days)


def test_old_sessions_are_deleted_when_a_new_one_begins_and_not_by_reading(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    _with_sessions(path, 40, 20)
    journal = SqliteJournal.open_at(path, redact, keep_days=30)
    assert _numbers(journal) == [1, 2]
    assert journal.open(host="here") == 3
    assert _numbers(journal) == [2, 3]
    assert journal.events(1) == ()
    assert [line.number for line in journal.search("long ago")] == [2]


def test_what_is_deleted_is_gone_from_the_file(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    _with_sessions(path, 40)
    journal = SqliteJournal.open_at(path, redact, keep_days=30)
    journal.open(host="here")
    journal.open(host="here")
    journal.close()
    assert SECRETLESS.encode() not in b"".join(each.read_bytes() for each in tmp_path.iterdir())


def test_nothing_is_deleted_unless_the_configuration_says_so(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    _with_sessions(path, 4000, 1)
    journal = SqliteJournal.open_at(path, redact)
    journal.open(host="here")
    assert _numbers(journal) == [1, 2, 3]


def test_a_session_with_a_step_that_was_left_open_stays_whatever_its_age(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    journal = SqliteJournal.open_at(path, redact)
    journal.record(journal.open(host="here"), StepBegun(step=1))
    journal.open(host="here")
    journal.close()
    _aged(path, 1, 4000)
    journal = SqliteJournal.open_at(path, redact, keep_days=30)
    journal.open(host="here")
    assert _numbers(journal) == [1, 2, 3]


def test_numbers_go_on_where_every_session_is_old(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    _with_sessions(path, 40, 40)
    assert SqliteJournal.open_at(path, redact, keep_days=30).open(host="here") == 3
