"""Finding sessions by words, best first: SQLite's FTS5 on what the journal keeps, so on redacted text alone."""

from __future__ import annotations

import re
import sqlite3
from typing import TYPE_CHECKING

from assistant.model.contract.session import SessionLine
from assistant.model.errors import StoreError
from assistant.store.migrations import can_index, make_index

if TYPE_CHECKING:
    from sqlite_utils import Database

MOST_WORDS = 32
SNIPPET_WORDS = 16
_WEIGHTS = (1.0, 3.0, 2.0)
"""Of pastes, causes and notes: a long paste has many words by chance, the title of a cause only those that tell."""


def search(db: sqlite3.Connection, words: str, limit: int) -> tuple[SessionLine, ...]:
    """The sessions that have all of the words, or words that begin so; in "quotes" they must stand together.

    Args:
        words: as a person typed them; nothing in them is syntax but the quotes.
        limit: how many at most.

    Returns:
        The sessions, each with the piece of text around the words; none when there is no word in `words`.
    """
    from sqlite_utils import Database

    index = Database(db, execute_plugins=False)
    query = _query(index, words)
    if not query:
        return ()
    if not index.table("searched_fts").exists():
        _index_late(index)
    rows = db.execute(
        "SELECT number, opened, host, title, status, snippet(searched_fts, -1, '', '', '…', ?)"
        " FROM searched_fts JOIN sessions ON sessions.number = searched_fts.rowid"
        " WHERE searched_fts MATCH ? ORDER BY bm25(searched_fts, ?, ?, ?), number DESC LIMIT ?",
        (SNIPPET_WORDS, query, *_WEIGHTS, limit),
    ).fetchall()
    return tuple(
        SessionLine(number, opened, host, title, status, " ".join(snippet.split()))
        for number, opened, host, title, status, snippet in rows
    )


def _index_late(index: Database) -> None:
    """Where the SQLite that migrated the journal could not index it."""
    if not can_index(index.conn):
        raise StoreError(
            "the sessions cannot be searched: the SQLite of this Python was built without FTS5",
            reference="no-full-text-search",
            hint="drydock history",
        )
    with index.atomic():
        make_index(index)


def _query(index: Database, words: str) -> str:
    """The words in FTS5's syntax, each quoted, so that no word is an operator; empty when there is none."""
    readable = "".join(char if char.isprintable() else " " for char in words).split()[:MOST_WORDS]
    quoted: str = index.quote_fts(" ".join(readable))
    return re.sub(r'"[^"]*"', r"\g<0>*", quoted)
