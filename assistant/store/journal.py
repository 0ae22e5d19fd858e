"""The journal: sessions and their events in SQLite, every text redacted on its way in.

The schema is sqlite-utils' business (migrations.py). Recording uses the driver below it, because it must be quick and
each event must be on the disk, in a transaction of its own, when `record` returns.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from assistant.model.contract.diagnosis import JsonObject
from assistant.model.contract.session import SessionLine
from assistant.model.errors import StoreError
from assistant.model.event import Event, Opaque, Payload, kind_of, plain_payload, read_payload
from assistant.owned.answering import SilentError
from assistant.owned.owner import ForeignError
from assistant.store.file import prepare
from assistant.store.migrations import NEWEST, apply_migrations, migrate
from assistant.store.retention import forget_old
from assistant.store.search import search
from assistant.store.summary import summarise
from assistant.text.redaction.data import redacted

BUSY_S = 5.0
"""How long another Drydock's transaction is waited for."""

Redact = Callable[[str], str]


def _always() -> None:
    """It answers, as memory does."""


class SqliteJournal:
    """Implements the Journal port.

    Args:
        connection: to a database with the newest schema.
        redact: takes the secrets out of a text; the one door.
        keep_days: older sessions are deleted when a new one begins; 0 keeps all.
        answers: sees that the place of the file still answers; raises SilentError where it does not.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        redact: Redact,
        *,
        durable: bool = True,
        keep_days: int = 0,
        answers: Callable[[], None] = _always,
    ) -> None:
        self._answers = answers
        self._db = connection
        self._redact = redact
        self._durable = durable
        self._keep_days = keep_days

    @property
    def is_durable(self) -> bool:
        """Whether the journal is a file; one in memory accounts for nothing after a crash."""
        return self._durable

    @classmethod
    def open_at(
        cls, path: Path, redact: Redact, *, keep_days: int = 0, answers: Callable[[], None] = _always
    ) -> SqliteJournal:
        """Open the journal, made when there is none; only its owner can read it.

        Raises:
            StoreError: the folder cannot be written, the file is no journal, or somebody else can write either.
        """
        with _translated(str(path)):
            prepare(str(path))
            connection = _connect(str(path))
            if _version(connection) < NEWEST:
                connection.close()
                migrate(path)
                connection = _connect(str(path))
            if _version(connection) > NEWEST:
                raise StoreError(
                    "a newer version of Drydock wrote the journal",
                    reference="journal-too-new",
                    context=str(path),
                    hint="upgrade Drydock, or move the file aside",
                )
            return cls(connection, redact, keep_days=keep_days, answers=answers)

    @classmethod
    def in_memory(cls, redact: Redact) -> SqliteJournal:
        """A journal for this process alone, where the disk refuses one."""
        connection = _connect(":memory:")
        apply_migrations(connection)
        return cls(connection, redact, durable=False)

    def open(self, *, host: str) -> int:
        """Begin a session; its number. Those that are too old to be kept are deleted."""
        with self._transaction():
            if self._keep_days:
                forget_old(self._db, self._keep_days)
            cursor = self._db.execute(
                "INSERT INTO sessions (opened, host, title, status) VALUES (?, ?, '', 'open')",
                (_now(), self._redact(host)),
            )
        return int(cursor.lastrowid or 0)

    def record(self, session: int, payload: Payload) -> Event:
        """Add an event; it is on the disk when this returns.

        The one door: what is kept, and what the event holds that is given back, is redacted.
        """
        kind = kind_of(payload)
        clean = redact_all(plain_payload(payload), self._redact)
        with self._transaction():
            row = self._db.execute("SELECT max(number) FROM events WHERE session = ?", (session,)).fetchone()
            event = Event(session, (row[0] or 0) + 1, _now(), read_payload(kind, clean))
            self._db.execute(
                "INSERT INTO events (session, number, at, kind, payload) VALUES (?, ?, ?, ?, ?)",
                (session, event.number, event.at, kind, msgspec.json.encode(clean).decode()),
            )
            summarise(self._db, event)
        return event

    def events(self, session: int) -> tuple[Event, ...]:
        """A session's events in order; empty when there is no such session."""
        with self._used("events"):
            rows = self._db.execute(
                "SELECT session, number, at, kind, payload FROM events WHERE session = ? ORDER BY number", (session,)
            ).fetchall()
            return tuple(_event(row) for row in rows)

    def sessions(self, limit: int = 50) -> tuple[SessionLine, ...]:
        """The newest sessions first."""
        with self._used("sessions"):
            rows = self._db.execute(
                "SELECT number, opened, host, title, status FROM sessions ORDER BY number DESC LIMIT ?", (limit,)
            ).fetchall()
        return tuple(SessionLine(*row) for row in rows)

    def search(self, words: str, limit: int = 50) -> tuple[SessionLine, ...]:
        """The sessions that have all of these words, best first, each with the piece of text around them."""
        with self._used("search"):
            return search(self._db, words, limit)

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def _used(self, context: str) -> Iterator[None]:
        """Around whatever touches the file: what does not answer is not touched, and the session goes on without."""
        with _translated(context):
            self._answers()
            yield

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._used("writing"):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")


def redact_all(value: JsonObject, redact: Redact) -> JsonObject:
    """A JSON object with every text in it redacted, at any depth; the names tell secrets, too."""
    clean = redacted(value, redact)
    return clean if isinstance(clean, dict) else {}


def _connect(path: str) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=BUSY_S, isolation_level=None)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    return connection


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _translated(context: str) -> Iterator[None]:
    """Foreign exceptions end here."""
    try:
        yield
    except ForeignError as error:
        raise StoreError(
            error.says,
            reference="journal-not-ours",
            context=context,
            hint=error.remedy,
        ) from error
    except SilentError as error:
        raise StoreError(
            f"the journal cannot be used: {error.strerror}",
            reference="journal-silent",
            context=context,
            hint="see which mount it is on: cat /proc/mounts",
        ) from error
    except (sqlite3.Error, OSError, msgspec.DecodeError, ValueError) as error:
        raise StoreError(
            f"the journal cannot be used: {error}",
            reference="journal-unusable",
            context=context,
            hint="check the free space and the permissions of the journal's directory",
        ) from error


def _event(row: tuple[int, int, str, str, str]) -> Event:
    """An event; one whose payload is damaged is there without it, so that the others of its session can be read."""
    session, number, at, kind, payload = row
    try:
        plain = msgspec.json.decode(payload, type=JsonObject)
    except msgspec.DecodeError:
        return Event(session, number, at, Opaque(kind, {}))
    return Event(session, number, at, read_payload(kind, plain))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
