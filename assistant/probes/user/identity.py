"""Who asks: the user of this process, or under sudo the one who called it."""

from __future__ import annotations

import msgspec

from assistant.model.fact import Unknown
from assistant.model.look import Content, Environ, Environment, Look
from assistant.probes.answers import garbled
from assistant.probes.processes import parse_status
from assistant.probes.whole import read_whole

MOST_ANCESTORS = 12


class Identity(msgspec.Struct, frozen=True):
    """A user by number, with the groups that the user's session has."""

    uid: int
    groups: tuple[int, ...]


def invoking_identity(look: Look) -> Identity | Unknown:
    """Read /proc/self/status; under sudo go up through the parents to the first process of SUDO_UID.

    The groups are those that the process has, not those on file: a session keeps the groups of its login.
    """
    environment = look.environ(Environ())
    if not isinstance(environment, Environment):
        return environment
    wanted = environment.variables.get("SUDO_UID", "")
    fields = _status(look, "self")
    if isinstance(fields, Unknown):
        return fields
    own = _identity(fields)
    if own is None or own.uid != 0 or not wanted.isdecimal() or wanted == "0":
        return garbled("/proc/self/status") if own is None else own
    return _ancestor(look, fields.get("PPid", ""), int(wanted)) or Identity(int(wanted), ())


def _ancestor(look: Look, parent: str, uid: int) -> Identity | None:
    for _ in range(MOST_ANCESTORS):
        fields = _status(look, parent) if parent.isdecimal() and parent != "0" else None
        if fields is None or isinstance(fields, Unknown):
            return None
        found = _identity(fields)
        # sudo itself still bears the caller's number as one of its four, with root's groups.
        if found is not None and set(_numbers(fields.get("Uid", ""))) == {uid}:
            return found
        parent = fields.get("PPid", "")
    return None


def _status(look: Look, process: str) -> dict[str, str] | Unknown:
    reply = read_whole(look, f"/proc/{process}/status")
    if isinstance(reply, Content):
        return parse_status(reply.text)
    return reply if isinstance(reply, Unknown) else garbled("/proc")


def _identity(fields: dict[str, str]) -> Identity | None:
    users, groups, more = (_numbers(fields.get(name, "")) for name in ("Uid", "Gid", "Groups"))
    if not users or not groups:
        return None
    return Identity(users[0], tuple(dict.fromkeys((groups[0], *more))))


def _numbers(text: str) -> list[int]:
    return [int(word) for word in text.split() if word.isascii() and word.isdecimal() and len(word) < 11]
