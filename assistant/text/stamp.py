"""When and where a log line was written, by what stands before its message."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.model.pattern import Pattern

LONGEST = 160
"""Characters of a line in which its time and host stand, when it has any."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_CLOCK = r"(?P<clock>[0-2]\d:[0-5]\d:[0-6]\d)(?:[.,]\d{1,9})?"
_ISO = Pattern(
    rf"(?<!\d)(?P<year>\d{{4}})[-/](?P<month>[01]\d)[-/](?P<day>[0-3]\d)[T ]{_CLOCK}"
    r"(?P<zone>Z|[+-]\d\d:?\d\d)?(?![\d:])",
    re.ASCII,
)
_SYSLOG = Pattern(rf"(?<!\w)(?P<name>[A-Z][a-z]{{2}}) +(?P<day>[0-3]?\d) {_CLOCK}(?![\d:])", re.ASCII)
_HOST = Pattern(r" (?P<host>[A-Za-z0-9](?:[A-Za-z0-9._-]{0,252}[A-Za-z0-9])?) [\w./@-]{1,60}(?:\[\d+\])?: ", re.ASCII)


class Stamp(NamedTuple):
    """What a log line says of itself.

    Attributes:
        at: `2026-11-26T16:44:57Z`, without the zone where the line gives none, and without the year (`11-26T16:44:57`)
            where syslog's form leaves it out; empty when it has no time.
        host: the name of the machine, as syslog and journalctl write it; empty when it has none.
    """

    at: str = ""
    host: str = ""


def stamp_of(line: str) -> Stamp:
    """The time and host of a log line; of two times the full one, which programs write themselves."""
    start = line[:LONGEST]
    iso, syslog = _ISO.search(start), _SYSLOG.search(start)
    first = min((each for each in (iso, syslog) if each), key=lambda each: each.start(), default=None)
    host = _HOST.match(start, first.end()) if first else None
    return Stamp(_iso(iso) if iso else _short(syslog) if syslog else "", host["host"] if host else "")


def _iso(found: re.Match[str]) -> str:
    zone = found["zone"] or ""
    colon = zone if len(zone) != 5 else f"{zone[:3]}:{zone[3:]}"
    return f"{found['year']}-{found['month']}-{found['day']}T{found['clock']}{colon}"


def _short(found: re.Match[str]) -> str:
    name = found["name"].lower()
    if name not in _MONTHS:
        return ""
    return f"{_MONTHS.index(name) + 1:02}-{int(found['day']):02}T{found['clock']}"
