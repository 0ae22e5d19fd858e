"""Finding sessions by words, best first: SQLite's FTS5 on what the journal keeps, so on redacted text alone."""

from __future__ import annotations

import re
import sqlite3

from assistant.model.contract.session import SessionLine

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
    query = _query(db, words)
    if not query:
        return ()
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


def _query(db: sqlite3.Connection, words: str) -> str:
    """The words in FTS5's syntax, each quoted, so that no word is an operator; empty when there is none."""
    from sqlite_utils import Database

    readable = "".join(char if char.isprintable() else " " for char in words).split()[:MOST_WORDS]
    quoted: str = Database(db, execute_plugins=False).quote_fts(" ".join(readable))
    return re.sub(r'"[^"]*"', r"\g<0>*", quoted)
