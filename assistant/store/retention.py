"""Deletes sessions that are older than the configuration wants them kept."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

# What a crash left open can still be accounted for and taken back, so it stays; so does the newest session, from
# which the next one has its number.
_OLD_SESSIONS = """
SELECT number FROM sessions
WHERE opened < ? AND status != 'unfinished' AND number < (SELECT max(number) FROM sessions)
"""


def forget_old(db: sqlite3.Connection, keep_days: int, now: datetime | None = None) -> int:
    """Delete the sessions that were opened more than `keep_days` days ago; how many there were.

    Within the caller's transaction. What is deleted is overwritten in the file.
    """
    before = (now or datetime.now(UTC)) - timedelta(days=keep_days)
    old = [(number,) for (number,) in db.execute(_OLD_SESSIONS, (before.isoformat(timespec="milliseconds"),))]
    db.executemany("DELETE FROM searched WHERE session = ?", old)
    db.executemany("DELETE FROM events WHERE session = ?", old)
    db.executemany("DELETE FROM sessions WHERE number = ?", old)
    return len(old)
