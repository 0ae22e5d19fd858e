"""Subordinate ids: the ranges that a user may map into containers."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, not_a, word
from assistant.probes.probe import Probe
from assistant.probes.specs import text
from assistant.probes.user.accounts import Entry, look_up
from assistant.probes.whole import read_whole

_NAME = re.compile(r"[A-Za-z0-9_.][A-Za-z0-9_.@-]{0,63}", re.ASCII)
_RANGE = re.compile(r"\d{1,10}:\d{1,10}", re.ASCII)

SPECS = (
    text("user.subuid", "the user's range of subordinate user IDs, as first:count", "user"),
    text("user.subgid", "the user's range of subordinate group IDs, as first:count", "user"),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """/etc/subuid and /etc/subgid; a line names its user by name or by number.

    Sample, shadow 4.13: `joe:100000:65536`
    Source: https://docs.docker.com/engine/security/rootless/#prerequisites, subuid(5)
    """
    if of is None or not _NAME.fullmatch(of):
        return all_alike(SPECS, not_a("a user's name"))
    found = look_up(look, "passwd", [of])
    return {
        "user.subuid": _range(look, "/etc/subuid", of, found),
        "user.subgid": _range(look, "/etc/subgid", of, found),
    }


def parse_range(content: str, names: set[str]) -> str | None:
    """The first range of a user, as `FIRST:COUNT`."""
    for line in content.splitlines():
        name, _, found = line.strip().partition(":")
        if name in names and _RANGE.fullmatch(found):
            return found
    return None


def _range(look: Look, path: str, name: str, accounts: tuple[Entry, ...] | Unknown) -> Answer:
    reply = read_whole(look, path)
    if isinstance(reply, Absent | Unknown):
        return reply
    numbers = () if isinstance(accounts, Unknown) else (str(entry.number) for entry in accounts)
    found = parse_range(reply.text, {name, *numbers})
    # Without the user's number a line that names the user by it is not recognised.
    return accounts if found is None and isinstance(accounts, Unknown) else word(found)


PROBE = Probe("user.subids", SPECS, ask, of="user")
