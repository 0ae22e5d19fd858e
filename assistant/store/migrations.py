"""The journal's schema as numbered migrations; each runs with its record in one transaction, and is never edited."""

from __future__ import annotations

import fcntl
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NEWEST = 1
"""`PRAGMA user_version` of a journal that has all migrations: compared first, so that a start need not load them."""


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

    migrations.apply(Database(connection))
    connection.execute(f"PRAGMA user_version = {NEWEST}")
    connection.commit()


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    with path.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
