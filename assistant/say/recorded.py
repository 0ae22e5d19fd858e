"""What a person must know of a recorded host before anything is said of it."""

from __future__ import annotations

from datetime import UTC, datetime

from assistant.ports import Host
from assistant.say.lines import Line, Role

_UNITS = ((86_400, "day"), (3600, "hour"), (60, "minute"))


def recorded_lines(host: Host | None, now: datetime | None = None) -> list[Line]:
    """That it is a recording, and how old; none for a live host, or where only a text is read."""
    if host is None or not host.is_recorded:
        return []
    age = age_of(host.taken, now or datetime.now(UTC))
    return [Line(f"This is a {host.name}{age}; the host may have changed since.", Role.WARNING), Line()]


def age_of(taken: str, now: datetime) -> str:
    """`, 3 days ago`; empty where the moment cannot be read or is yet to come."""
    try:
        moment = datetime.fromisoformat(taken)
    except ValueError:
        return ""
    passed_s = (now - (moment if moment.tzinfo else moment.replace(tzinfo=UTC))).total_seconds()
    for unit_s, unit in _UNITS:
        if (number := int(passed_s // unit_s)) > 0:
            return f", {number} {unit}{'s' if number > 1 else ''} ago"
    return "" if passed_s < 0 else ", just now"
