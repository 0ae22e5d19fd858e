"""What stands at the place of the engine's usual socket."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known
from assistant.model.look import Look, Stat, Status
from assistant.probes.answers import NOT_SHOWN, all_alike
from assistant.probes.endpoint import DEFAULT_SOCKET
from assistant.probes.probe import Probe
from assistant.probes.specs import text

KINDS = ("socket", "file", "directory")

SPECS = (
    text("daemon.socket", "what is at /run/docker.sock", values=KINDS),
    text("daemon.socket_group", "the group of /run/docker.sock, a number when it has no name"),
    text("daemon.socket_mode", "the permissions of the socket, as in 0660"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`stat -L /run/docker.sock`; a link (to Podman's socket) counts as what it leads to.

    Sample, coreutils 9.1: `socket  Access: (0660/srw-rw----)  Uid: (0/root)  Gid: (115/docker)`
    A directory is what `docker run -v /var/run/docker.sock:...` makes when there is no socket.
    Source: https://docs.docker.com/reference/cli/dockerd/#daemon-socket-option
    """
    found = look.stat(Stat(DEFAULT_SOCKET, follow=True))
    if not isinstance(found, Status):
        return all_alike(SPECS, found)
    return {
        "daemon.socket": Known(found.kind if found.kind in KINDS else "file"),
        "daemon.socket_group": Known(found.group) if found.group else NOT_SHOWN,
        "daemon.socket_mode": Known(f"{found.mode:04o}") if found.kind == "socket" else Absent(),
    }


PROBE = Probe("daemon.socket", SPECS, ask)
