"""A range of subordinate ids that nobody has yet."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.model.fact import Absent, Answer, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, word
from assistant.probes.probe import Probe
from assistant.probes.specs import text
from assistant.probes.user.accounts import GROUP_FILE, USER_FILE, entries_on_file
from assistant.probes.whole import read_whole

FILES = ("/etc/subuid", "/etc/subgid")
FIRST, COUNT, LAST = 100_000, 65_536, 600_100_000
"""What useradd(8) gives away: SUB_UID_MIN, SUB_UID_COUNT and SUB_UID_MAX of login.defs(5)."""
_RANGE = re.compile(r"[^:#\s][^:]*:(\d{1,10}):(\d{1,10})\s*", re.ASCII)

SPECS = (text("user.free_subids", "subordinate IDs that no user and no group has, as first:count"),)

Span = tuple[int, int]
"""First id, and the one behind the last."""


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """/etc/subuid and /etc/subgid, and the numbers in /etc/passwd and /etc/group: the first gap that is large enough.

    Sample, shadow 4.13: with `joe:100000:65536` in /etc/subuid and `ann:165536:65536` in /etc/subgid the first free
        range is 231072:65536. One that two users share would let each read the other's containers.
    Source: subuid(5), and https://docs.docker.com/engine/security/userns-remap/
    """
    taken: list[Span] = []
    for path in FILES:
        reply = read_whole(look, path)
        if isinstance(reply, Unknown):
            return all_alike(SPECS, reply)
        taken += [] if isinstance(reply, Absent) else parse_spans(reply.text)
    for path in (USER_FILE, GROUP_FILE):
        entries = entries_on_file(look, path)
        if isinstance(entries, Unknown):
            return all_alike(SPECS, entries)
        taken += [(entry.number, entry.number + 1) for entry in entries]
    return {"user.free_subids": word(first_gap(taken))}


def parse_spans(content: str) -> Iterator[Span]:
    """The ranges of all users in one of the files."""
    for line in content.splitlines():
        if found := _RANGE.fullmatch(line):
            yield int(found[1]), int(found[1]) + int(found[2])


def first_gap(taken: Iterable[Span]) -> str | None:
    """The first free range of the usual size, as `FIRST:COUNT`; None when there is none left."""
    first = FIRST
    for start, end in sorted(taken):
        if start >= first + COUNT:
            break
        first = max(first, end)
    return f"{first}:{COUNT}" if first + COUNT <= LAST else None


PROBE = Probe("user.free-ids", SPECS, ask)
