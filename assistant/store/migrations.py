"""The journal's schema as numbered migrations; each runs with its record in one transaction, and is never edited."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.owned.files import open_file

if TYPE_CHECKING:
    from sqlite_utils import Database

LONGEST_S = 20.0
"""How long another Drydock is waited for that migrates the same journal."""
_POLL_S = 0.02

NEWEST = 2
"""`PRAGMA user_version` of a journal that has all migrations: compared first, so that a start need not load them."""

_WORDS_OF_OLD_SESSIONS = """
WITH readable AS (SELECT * FROM events WHERE json_valid(payload))
INSERT INTO searched (session, pastes, causes, notes)
SELECT
    number,
    coalesce((
        SELECT group_concat(json_extract(payload, '$.text'), char(10))
        FROM readable WHERE session = sessions.number AND kind = 'pasted'
    ), ''),
    coalesce((
        SELECT group_concat(
            coalesce(json_extract(value, '$.title'), '') || ' ' || coalesce(json_extract(value, '$.id'), ''), char(10)
        )
        FROM json_each((
            SELECT json_extract(payload, '$.causes')
            FROM readable AS last WHERE last.session = sessions.number AND last.kind = 'diagnosed'
            ORDER BY last.number DESC LIMIT 1
        ))
        WHERE json_extract(value, '$.status') != 'excluded'
    ), ''),
    coalesce((
        SELECT group_concat(coalesce(
            json_extract(payload, '$.text'), json_extract(payload, '$.answer'), json_extract(payload, '$.title')
        ), char(10))
        FROM readable
        WHERE session = sessions.number AND kind IN ('note', 'answered', 'fix-chosen', 'step-begun')
    ), '')
FROM sessions
"""
"""In SQL alone: what the structs of a later version read must not change what this migration did."""


def migrate(path: Path) -> None:
    """Bring the journal at `path` to the newest schema; one process at a time."""
    with _alone(path):
        connection = sqlite3.connect(path)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            apply_migrations(connection)
        finally:
            connection.close()


def apply_migrations(connection: sqlite3.Connection) -> None:
    """Apply what is missing, each migration with its record in one transaction."""
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("drydock-journal")

    @migrations(name="0001-sessions-and-events")
    def _sessions_and_events(db: Database) -> None:
        db.table("sessions").create(
            {"number": int, "opened": str, "host": str, "title": str, "status": str},
            pk="number",
            not_null={"opened", "host", "title", "status"},
        )
        db.table("events").create(
            {"session": int, "number": int, "at": str, "kind": str, "payload": str},
            pk=("session", "number"),
            not_null={"at", "kind", "payload"},
            foreign_keys=[("session", "sessions", "number")],
        )

    @migrations(name="0002-words-to-search")
    def _words_to_search(db: Database) -> None:
        db.table("searched").create(
            {"session": int, "pastes": str, "causes": str, "notes": str},
            pk="session",
            not_null={"pastes", "causes", "notes"},
            foreign_keys=[("session", "sessions", "number")],
        )
        if can_index(connection):
            db.execute(_WORDS_OF_OLD_SESSIONS)
            make_index(db)

    migrations.apply(Database(connection))
    connection.execute(f"PRAGMA user_version = {NEWEST}")
    connection.commit()


def can_index(connection: sqlite3.Connection) -> bool:
    """Whether this SQLite has FTS5; sessions are kept where it has not, too, and only cannot be searched."""
    return ("ENABLE_FTS5",) in connection.execute("PRAGMA compile_options").fetchall()


def make_index(db: Database) -> None:
    """Index the words of the sessions; triggers keep it in step with their table, whoever writes that."""
    db.table("searched").enable_fts(
        ["pastes", "causes", "notes"], create_triggers=True, tokenize="unicode61 remove_diacritics 2"
    )


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    handle = open_file(str(path.with_suffix(".lock")), os.O_CREAT | os.O_RDWR)
    try:
        _lock(handle)
        yield
    finally:
        os.close(handle)


def _lock(handle: int) -> None:
    """Wait for another Drydock that migrates, but not for one that hangs or was stopped while it did."""
    ends = time.monotonic() + LONGEST_S
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() > ends:
                raise TimeoutError("another Drydock is bringing it up to date, and does not end") from error
            time.sleep(_POLL_S)
        else:
            return
