"""The user who asks: groups in force, groups on file, the way to the socket."""

from __future__ import annotations

import msgspec

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import NO_NUMBER, Look, Ran, Stat, Status
from assistant.probes.answers import NOT_SHOWN, all_alike, garbled, word, words
from assistant.probes.endpoint import DEFAULT_SOCKET
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text, texts, truth
from assistant.probes.user.accounts import look_up
from assistant.probes.user.identity import Identity, invoking_identity
from assistant.probes.whole import run_whole

DOCKER = "docker"
NO_SESSION = Unknown(Reason.UNREADABLE, "the session that called sudo cannot be found")

SPECS = (
    text("user.name", "the user who asks; under sudo the one who called it"),
    quantity("user.uid", "the user's number"),
    truth("user.is_root", "the user is root"),
    texts("user.groups", "the groups that the user's session has"),
    texts("user.groups_on_file", "the groups that the user's next login will have"),
    truth("user.in_docker_group", "the user's session has the group docker"),
    truth("user.in_docker_group_on_file", "the user is a member of the group docker"),
    truth("user.reaches_socket", "the permissions of /run/docker.sock let the user connect"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    r"""/proc/self/status for the groups in force, `getent passwd UID`, `id -G NAME` and `getent group GID...`.

    Sample of status, Linux 6.1: `Uid:\t1000\t1000\t1000\t1000`, `Groups:\t115 1000`
    Sample of getent, glibc 2.36: `docker:x:115:joe`
    A user who was added to a group after login has it on file and not in force.
    Source: https://docs.docker.com/engine/install/linux-postinstall/#manage-docker-as-a-non-root-user
    """
    identity = invoking_identity(look)
    if isinstance(identity, Unknown):
        return all_alike(SPECS, identity) | _by_names(look, identity)
    name = _name(look, identity.uid)
    on_file = name if isinstance(name, Unknown) else _groups_on_file(look, name)
    in_force = _names(look, identity.groups) if identity.groups else NO_SESSION
    return {
        "user.name": name if isinstance(name, Unknown) else word(name),
        "user.uid": Known(identity.uid),
        "user.is_root": Known(identity.uid == 0),
        "user.groups": in_force if isinstance(in_force, Unknown) else words(in_force),
        "user.groups_on_file": on_file if isinstance(on_file, Unknown) else words(on_file),
        "user.in_docker_group": in_force if isinstance(in_force, Unknown) else Known(DOCKER in in_force),
        "user.in_docker_group_on_file": on_file if isinstance(on_file, Unknown) else Known(DOCKER in on_file),
        "user.reaches_socket": _reaches_socket(look, identity),
    }


def _by_names(look: Look, why: Unknown) -> dict[str, Answer]:
    """The groups by name alone, where a paste shows nothing else of who asks."""
    reply = run_whole(look, ("id", "-Gn")) if why == NOT_SHOWN else why
    if not isinstance(reply, Ran) or not reply.out.strip():
        return {}
    names = reply.out.split()
    return {"user.groups": words(names), "user.in_docker_group": Known(DOCKER in names)}


def _name(look: Look, uid: int) -> str | Unknown:
    found = look_up(look, "passwd", [str(uid)])
    if isinstance(found, Unknown):
        return found
    return found[0].name if found else str(uid)


def _groups_on_file(look: Look, name: str) -> tuple[str, ...] | Unknown:
    reply = run_whole(look, ("id", "-G", name))
    if not isinstance(reply, Ran):
        return reply
    if reply.code != 0:
        return garbled("id")
    groups = [int(word) for word in reply.out.split() if word.isascii() and word.isdecimal()]
    return _names(look, groups) if groups else garbled("id")


def _names(look: Look, groups: tuple[int, ...] | list[int]) -> tuple[str, ...] | Unknown:
    """The groups' names, in their order; the number of a group that has none."""
    if not groups:
        return ()
    found = look_up(look, "group", map(str, groups))
    if isinstance(found, Unknown):
        return found
    names = {entry.number: entry.name for entry in found}
    return tuple(names.get(group, str(group)) for group in groups)


def _reaches_socket(look: Look, identity: Identity) -> Answer:
    """By owner, group and permissions of the usual socket: writing is what connecting needs."""
    found = look.stat(Stat(DEFAULT_SOCKET, follow=True))
    if not isinstance(found, Status):
        return found
    if found.kind != "socket":
        return Absent()
    if identity.uid != 0 and not identity.groups:
        return NO_SESSION
    numbered = with_numbers(look, found)
    if isinstance(numbered, Unknown):
        return Known(True) if identity.uid == 0 else numbered
    return Known(identity.uid == 0 or may_write(numbered, identity.uid, identity.groups))


def with_numbers(look: Look, found: Status) -> Status | Unknown:
    """The same with the number of a group of which only the name is shown."""
    if NO_NUMBER not in (found.uid, found.gid):
        return found
    groups = look_up(look, "group", [found.group]) if found.uid != NO_NUMBER else NOT_SHOWN
    if isinstance(groups, Unknown):
        return groups
    return msgspec.structs.replace(found, gid=groups[0].number) if groups else NOT_SHOWN


def may_write(found: Status, uid: int, groups: tuple[int, ...]) -> bool:
    """Whether the permission bits let a user with these groups write: the first class that fits decides."""
    if uid == found.uid:
        return bool(found.mode & 0o200)
    if found.gid in groups:
        return bool(found.mode & 0o020)
    return bool(found.mode & 0o002)


PROBE = Probe("user.invoker", SPECS, ask)
