"""Who keeps a unit from starting: the link to /dev/null that masks it."""

from __future__ import annotations

from datetime import UTC, datetime

from assistant.model.fact import Absent, Answer, Unknown
from assistant.model.look import Look, Stat, Status
from assistant.probes.answers import all_alike, not_a, word
from assistant.probes.probe import Probe
from assistant.probes.service.manager import is_unit
from assistant.probes.specs import text

_OF = "unit"
_FOLDERS = ("/etc/systemd/system", "/run/systemd/system")
"""For good, and until the next boot."""

SPECS = (
    text("service.masked_by", "the link to /dev/null that masks the unit", _OF),
    text("service.masked_since", "since when that link is there", _OF),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Look at /etc/systemd/system/UNIT and /run/systemd/system/UNIT, links not followed.

        # ls -l --time-style=+%FT%TZ /etc/systemd/system/docker.service
        lrwxrwxrwx 1 root root 9 2026-11-02T08:15:40Z /etc/systemd/system/docker.service -> /dev/null

    systemd 252. An empty file masks as well. https://man7.org/linux/man-pages/man1/systemctl.1.html
    """
    if of is None or not is_unit(of):
        return all_alike(SPECS, not_a("a unit"))
    for folder in _FOLDERS:
        found = look.stat(Stat(f"{folder}/{of}"))
        if isinstance(found, Unknown):
            return all_alike(SPECS, found)
        if isinstance(found, Status) and masks(found):
            since = datetime.fromtimestamp(found.modified, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
            return {"service.masked_by": word(f"{folder}/{of}"), "service.masked_since": word(since)}
    return all_alike(SPECS, Absent())


def masks(found: Status) -> bool:
    """Whether what stands there keeps the unit from starting."""
    return found.target == "/dev/null" if found.kind == "link" else found.kind == "file" and found.size == 0


PROBE = Probe("service.mask", SPECS, ask, of=_OF)
