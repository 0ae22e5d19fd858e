"""The journal on a real SQLite file."""

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.model.contract.diagnosis import CauseObject, DiagnosisObject
from assistant.model.diagnosis import CauseStatus, Outcome, StepState
from assistant.model.errors import StoreError
from assistant.model.event import (
    Note,
    Pasted,
    StepBegun,
    StepEnded,
    UndoBegun,
    UndoEnded,
    kind_of,
    plain_payload,
    read_payload,
)
from assistant.repair.record import steps_of
from assistant.store.journal import SqliteJournal, redact_all
from assistant.text.redaction import redact
from tests.model.test_event import ONE_OF_EACH
from tests.needs import as_root
from tests.owned.given import give_to_alice


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "journal.db"


@pytest.fixture
def journal(path: Path):
    opened = SqliteJournal.open_at(path, redact)
    yield opened
    opened.close()


def test_what_is_recorded_comes_back_in_order(journal):
    session = journal.open(host="this machine")
    journal.record(session, Pasted("first"))
    journal.record(session, StepBegun(step=1, undo={"deep": {"list": [1, None, "x"]}}))
    events = journal.events(session)
    assert [(event.number, event.kind, event.payload) for event in events] == [
        (1, "pasted", Pasted("first")),
        (2, "step-begun", StepBegun(step=1, undo={"deep": {"list": [1, None, "x"]}})),
    ]


def test_no_secret_reaches_the_file(journal, path):
    session = journal.open(host="this machine")
    journal.record(session, StepBegun(step=1, undo={"deep": [{"text": "MYSQL_ROOT_PASSWORD=hunter2 docker run"}]}))
    journal.close()
    files = [file.read_bytes() for file in path.parent.iterdir()]
    assert not any(b"hunter2" in content for content in files)


def with_secret(value: object) -> Iterator[object]:
    """A JSON value again and again, each time with a secret in another one of its texts."""
    if isinstance(value, str):
        yield f"{value} --password hunter2"
    elif isinstance(value, dict):
        yield from ({**value, key: each} for key, old in value.items() for each in with_secret(old))
    elif isinstance(value, list | tuple):
        for number, old in enumerate(value):
            yield from ([*value[:number], each, *value[number + 1 :]] for each in with_secret(old))


@pytest.mark.parametrize(
    "payload",
    [
        StepBegun(step=1, command=("docker", "login", "-u", "me", "--password", "hunter2")),
        StepBegun(step=1, action={"type": "run", "argv": ["docker", "login", "-p", "hunter2"]}),
        StepBegun(step=1, action={"type": "edit_json", "value": {"env": {"DB_PASSWORD": "hunter2"}}}),
        StepBegun(step=1, undo={"before": {"token": "hunter2"}}),
    ],
)
def test_no_secret_that_its_name_or_its_option_gives_away_reaches_the_file(payload, journal, path):
    event = journal.record(journal.open(host="this machine"), payload)
    journal.close()
    assert not [file for file in path.parent.iterdir() if b"hunter2" in file.read_bytes()]
    assert "hunter2" not in str(event)


@pytest.mark.parametrize("payload", ONE_OF_EACH, ids=kind_of)
def test_no_text_of_any_event_passes_the_door_with_a_secret(payload, journal, path):
    session = journal.open(host="this machine")
    for plain in with_secret(plain_payload(payload)):
        given = read_payload(kind_of(payload), plain)
        assert "hunter2" in str(given)
        assert "hunter2" not in str(journal.record(session, given))
    assert journal.search("hunter2") == ()
    journal.close()
    assert not any(b"hunter2" in file.read_bytes() for file in path.parent.iterdir())


def test_only_the_owner_can_read_it(journal, path):
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_a_new_process_finds_the_sessions_of_the_old(journal, path):
    session = journal.open(host="this machine")
    cause = CauseObject(id="daemon/stopped", title="dockerd is stopped", status=CauseStatus.CONFIRMED, probability=1)
    journal.record(session, DiagnosisObject(causes=(cause,)))
    journal.close()
    again = SqliteJournal.open_at(path, redact)
    line = again.sessions()[0]
    assert (line.number, line.title, line.status) == (session, "dockerd is stopped", "diagnosed")
    again.close()


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ([], "open"),
        ([StepBegun(step=1)], "unfinished"),
        ([StepBegun(step=1), StepEnded(1, StepState.DONE)], "open"),
        ([Outcome("fixed")], "fixed"),
        ([Outcome("fixed"), UndoBegun(step=1), UndoEnded(1, StepState.UNDONE)], "undone"),
    ],
)
def test_the_history_shows_how_a_session_ended(journal, events, status):
    session = journal.open(host="this machine")
    for payload in events:
        journal.record(session, payload)
    assert journal.sessions()[0].status == status


@pytest.mark.processes
def test_a_killed_process_leaves_every_event_that_record_returned_from(path):
    program = textwrap.dedent(
        f"""
        from pathlib import Path
        from assistant.text.redaction import redact
        from assistant.model.event import StepBegun
        from assistant.store.journal import SqliteJournal, redact_all
        journal = SqliteJournal.open_at(Path({str(path)!r}), redact)
        session = journal.open(host="this machine")
        while True:
            event = journal.record(session, StepBegun(step=1))
            print(event.number, flush=True)
        """
    )
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    seen = [int(child.stdout.readline()) for _ in range(20)]
    os.kill(child.pid, signal.SIGKILL)
    seen += [int(line) for line in child.stdout.read().split()]
    child.wait()
    child.stdout.close()
    journal = SqliteJournal.open_at(path, redact)
    assert [event.number for event in journal.events(1)][: len(seen)] == seen
    assert journal.sessions()[0].status == "unfinished"
    journal.close()


def test_a_file_that_is_no_journal_is_an_error_with_a_hint(path):
    path.parent.mkdir()
    path.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError) as caught:
        SqliteJournal.open_at(path, redact)
    assert caught.value.hint


def test_a_journal_of_a_newer_drydock_is_left_alone(path, journal):
    journal.close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    with pytest.raises(StoreError, match="newer"):
        SqliteJournal.open_at(path, redact)


def test_a_full_disk_is_a_store_error():
    with pytest.raises(StoreError):
        SqliteJournal.open_at(Path("/dev/full/journal.db"), redact)


def test_without_a_disk_the_session_lives_in_memory():
    journal = SqliteJournal.in_memory(redact)
    assert not journal.is_durable
    session = journal.open(host="this machine")
    journal.record(session, Note("kept"))
    assert journal.events(session)[0].payload == Note("kept")
    journal.close()


def test_a_name_and_a_command_line_tell_what_is_secret_in_what_is_kept():
    action = {"type": "run", "argv": ["docker", "login", "-p", "hunter2Xyz", "reg:5000"]}
    kept = redact_all({"captures": {"password": "hunter2Xyz", "path": "/etc/x"}, "action": action}, redact)
    assert "hunter2" not in str(kept)
    assert kept["captures"]["path"] == "/etc/x"


@pytest.mark.parametrize("damage", ['{"step": 1', "", "[]", "null", "{\x00}", b"\xff\xfe"])
def test_a_damaged_event_hides_no_other_and_no_undo_passes_over_it(journal, path, damage):
    session = journal.open(host="this machine")
    journal.record(session, Pasted("first"))
    journal.record(session, StepBegun(step=1, title="one"))
    journal.record(session, Note("last"))
    with sqlite3.connect(path) as db:
        db.execute("UPDATE events SET payload = ? WHERE number = 2", (damage,))
    first, step, last = journal.events(session)
    assert (first.payload, last.payload) == (Pasted("first"), Note("last"))
    assert step.kind == "step-begun"
    assert [each.undo for each in steps_of((first, step, last))] == [{}]


@as_root
@pytest.mark.parametrize("name", ["journal.db", "journal.db-wal", "journal.db-shm", "journal.lock"])
def test_a_link_leads_the_journal_nowhere(path: Path, tmp_path: Path, name: str) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    path.parent.mkdir()
    (path.parent / name).symlink_to(victim)
    with pytest.raises(StoreError, match="it is a link"):
        SqliteJournal.open_at(path, redact)
    assert victim.read_text() == "precious"


def test_a_link_to_what_is_not_there_makes_no_file(path: Path, tmp_path: Path) -> None:
    path.parent.mkdir()
    path.symlink_to(tmp_path / "made")
    with pytest.raises(StoreError):
        SqliteJournal.open_at(path, redact)
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("name", ["journal.db", "journal.db-wal", "journal.lock"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir], ids=["fifo", "folder"])
def test_what_is_no_file_hangs_no_journal(path: Path, name: str, make: Callable[[Path], None]) -> None:
    path.parent.mkdir()
    make(path.parent / name)
    with pytest.raises(StoreError, match="not a regular file"):
        SqliteJournal.open_at(path, redact)


@as_root
@pytest.mark.parametrize("what", [".", "journal.db"])
def test_a_journal_of_another_user_is_not_used(path: Path, what: str) -> None:
    SqliteJournal.open_at(path, redact).close()
    give_to_alice(path.parent / what)
    with pytest.raises(StoreError, match="belongs to user 12345") as refused:
        SqliteJournal.open_at(path, redact)
    assert refused.value.hint == f"chown root {path if what != '.' else path.parent}"


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_the_journal_is_private_whatever_the_umask(path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        opened = SqliteJournal.open_at(path, redact)
        opened.open(host="this machine")
    finally:
        os.umask(before)
    modes = {each.name: each.stat().st_mode & 0o777 for each in path.parent.iterdir()}
    opened.close()
    assert {"journal.db", "journal.db-wal", "journal.lock"} <= modes.keys()
    assert set(modes.values()) == {0o600}
    assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.processes
def test_opening_the_journal_again_lets_go_of_no_lock_of_a_connection_that_is_open(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    SqliteJournal.open_at(path, redact).open(host="h")
    holding = sqlite3.connect(path, isolation_level=None)
    holding.execute("BEGIN IMMEDIATE")
    SqliteJournal.open_at(path, redact)
    other = (
        "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None).execute('BEGIN IMMEDIATE')"
    )
    ended = subprocess.run([sys.executable, "-c", other, str(path)], capture_output=True, text=True)
    holding.execute("ROLLBACK")
    holding.close()
    assert "database is locked" in ended.stderr
