"""Names of users and groups, from whatever the host looks them up in: files, LDAP, systemd."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from assistant.model.fact import Reason, Unknown
from assistant.model.look import Content, Look, Ran
from assistant.probes.answers import garbled
from assistant.probes.whole import read_whole, run_whole

GROUP_FILE = "/etc/group"
USER_FILE = "/etc/passwd"
_NOT_FOUND = 2


class Entry(msgspec.Struct, frozen=True):
    """One line of the user or group database."""

    name: str
    number: int
    members: tuple[str, ...] = ()


def parse_entries(text: str) -> tuple[Entry, ...]:
    """`docker:x:115:joe,ann` and `joe:x:1000:1000:...` lines; only a group's last field names members."""
    return tuple(entry for line in text.splitlines() if (entry := _entry(line)) is not None)


def look_up(look: Look, database: str, keys: Iterable[str]) -> tuple[Entry, ...] | Unknown:
    """`getent DATABASE KEY...`; where getent is not installed, the file.

    When getent cannot say (a directory service that does not answer), the file still proves what stands in it.

    Returns:
        The entries that there are: fewer than asked for when some are not there.
    """
    wanted = tuple(keys)
    reply = run_whole(look, ("getent", database, *wanted))
    if isinstance(reply, Ran):
        found = parse_entries(reply.out)
        return found if found or reply.code == _NOT_FOUND else garbled("getent")
    on_file = entries_on_file(look, GROUP_FILE if database == "group" else USER_FILE)
    if isinstance(on_file, Unknown):
        return reply
    listed = tuple(entry for entry in on_file if entry.name in wanted or str(entry.number) in wanted)
    return listed if reply.reason is Reason.NOT_INSTALLED or len(listed) == len(wanted) else reply


def entries_on_file(look: Look, path: str) -> tuple[Entry, ...] | Unknown:
    """The entries in the local file alone."""
    reply = read_whole(look, path)
    if isinstance(reply, Unknown):
        return reply
    return parse_entries(reply.text) if isinstance(reply, Content) else ()


def _entry(line: str) -> Entry | None:
    fields = line.split(":")
    if len(fields) < 4 or not (fields[2].isascii() and fields[2].isdecimal()) or len(fields[2]) > 10:
        return None
    members = tuple(filter(None, fields[3].strip().split(","))) if len(fields) == 4 else ()
    return Entry(fields[0], int(fields[2]), members)
