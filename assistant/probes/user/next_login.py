"""Whether the user's next login will be allowed to use Docker's socket."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look, Ran, Stat, Status
from assistant.probes.answers import all_alike, garbled
from assistant.probes.endpoint import DEFAULT_SOCKET
from assistant.probes.probe import Probe
from assistant.probes.specs import truth
from assistant.probes.user.accounts import look_up
from assistant.probes.user.identity import invoking_identity
from assistant.probes.user.invoker import may_write, with_numbers
from assistant.probes.whole import run_whole

SPECS = (
    truth("user.reaches_socket_at_login", "the permissions of /run/docker.sock let the user's next login connect"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`getent passwd UID` and `id -G NAME` for the groups of the next login, and the permissions of /run/docker.sock.

    Sample of id, coreutils 9.1: `1000 27 115`
    Source: https://docs.docker.com/engine/install/linux-postinstall/#manage-docker-as-a-non-root-user
    """
    identity = invoking_identity(look)
    if isinstance(identity, Unknown):
        return all_alike(SPECS, identity)
    groups = _groups_at_login(look, identity.uid)
    if isinstance(groups, Unknown):
        return all_alike(SPECS, groups)
    return {"user.reaches_socket_at_login": _reaches(look, identity.uid, groups)}


def _groups_at_login(look: Look, uid: int) -> tuple[int, ...] | Unknown:
    found = look_up(look, "passwd", [str(uid)])
    if isinstance(found, Unknown):
        return found
    reply = run_whole(look, ("id", "-G", found[0].name if found else str(uid)))
    if not isinstance(reply, Ran):
        return reply
    return parse_groups(reply.out) or garbled("id")


def parse_groups(text: str) -> tuple[int, ...]:
    """The numbers that `id -G` prints."""
    return tuple(int(word) for word in text.split() if word.isascii() and word.isdecimal() and len(word) <= 10)


def _reaches(look: Look, uid: int, groups: tuple[int, ...]) -> Answer:
    found = look.stat(Stat(DEFAULT_SOCKET, follow=True))
    if not isinstance(found, Status):
        return found
    if found.kind != "socket":
        return Absent()
    numbered = with_numbers(look, found)
    return numbered if isinstance(numbered, Unknown) else Known(uid == 0 or may_write(numbered, uid, groups))


PROBE = Probe("user.next-login", SPECS, ask)
