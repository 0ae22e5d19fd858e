"""Rename a file or directory out of the way."""

from __future__ import annotations

from assistant.model.actions.move_aside import MoveAside
from assistant.model.errors import RefusedError
from assistant.probes.dockerd import DOCKERD, find_dockerd
from assistant.steps.files.places import is_below, moved_path
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, Record
from assistant.steps.plan.parts import Remove, Rename

_SOCKET = "/run/docker.sock"
_STOP = "systemctl stop docker.socket docker.service"
_PID_FILE = "/run/docker.pid"
_DATA = ("/var/lib/docker", "/var/lib/containerd")


def plan(action: MoveAside, here: HostNow) -> Plan | Nothing:
    """The path under another name; nothing when nothing stands there.

    Raises:
        RefusedError: it belongs to a dockerd that runs.
    """
    path = moved_path(action.path, here)
    if here.act.stat(path) is None:
        return Nothing(f"there is no {path}")
    _refuse_data_in_use(path, here)
    _refuse_pid_in_use(path, here)
    aside = here.beside(path)
    record: Record = {"kind": "move_aside", "path": path, "aside": aside}
    return Plan(f"Move {path} aside", (Rename(path, aside),), record, _undo_words(path, aside, here))


def undo(record: Record, here: HostNow) -> Plan | Nothing:
    """The old name again; what has come to stand there since is kept beside it, where Docker made it.

    Raises:
        RefusedError: something else stands there by now, or Docker uses it.
    """
    path, aside = moved_path(str(record["path"]), here), str(record["aside"])
    if not aside.startswith(f"{path}.drydock-"):
        raise RefusedError("that is not what was moved aside", reference="record-unusable", context=aside)
    if here.act.stat(aside) is None:
        _refuse_gone(path, aside, here)
        return Nothing(f"there is no {aside}: {path} was not moved, or is back")
    _refuse_data_in_use(path, here)
    if here.act.stat(path) is None:
        return Plan(f"Rename {aside} back", (Rename(aside, path),))
    if _is_dead_socket(path, here):
        return Plan(f"Rename {aside} back, in the place of Docker's socket", (Remove(path), Rename(aside, path)))
    if not _is_data(path, here):
        raise RefusedError(
            f"{path} exists again, so what was moved aside is left where it is",
            reference="path-taken",
            context=aside,
            hint=f"compare the two, then: mv {aside} {path}",
        )
    newer = here.beside(path)
    back = (Rename(path, newer), Rename(aside, path))
    return Plan(f"Rename {aside} back, and keep what Docker has created since as {newer}", back)


def _refuse_gone(path: str, aside: str, here: HostNow) -> None:
    if here.act.stat(path) is None:
        raise RefusedError(
            f"neither {path} nor what was moved aside is there any more", reference="moved-path-gone", context=aside
        )


def _one_runs(here: HostNow) -> bool:
    """Whether any dockerd runs, whichever engine the docker command speaks to."""
    found = find_dockerd(here.look)
    return isinstance(found, tuple) and bool(found)


def _refuse_pid_in_use(path: str, here: HostNow) -> None:
    """The number in it may be that of a dockerd, whichever engine the docker command speaks to."""
    program = here.text("daemon.pid_file_program") if path == _PID_FILE else ""
    if program in DOCKERD:
        raise RefusedError(
            f"the number in {path} is that of a {program} that runs",
            reference="pid-in-use",
            hint="systemctl status docker",
        )


def _undo_words(path: str, aside: str, here: HostNow) -> str:
    """What undo can do is said before, not after: Docker creates what it misses at its next start."""
    if path == _SOCKET:
        return f"{aside} is renamed back, in the place of Docker's socket; only while Docker is stopped ({_STOP})"
    if not _is_data(path, here):
        return f"{aside} is renamed back, unless something new is at {path} by then"
    return (
        f"{aside} is renamed back, and what Docker has created at {path} by then is moved aside; only while Docker is "
        f"stopped ({_STOP})"
    )


def _is_dead_socket(path: str, here: HostNow) -> bool:
    """Whether the file of Docker's socket stands there, as systemd leaves it, and nothing listens on it any more."""
    status = here.act.stat(path)
    if path != _SOCKET or status is None or status.kind != "socket" or here.holds("daemon.process") is not False:
        return False
    return here.text("service.active_state", "docker.socket") in ("inactive", "failed")


def _is_data(path: str, here: HostNow) -> bool:
    folders = (*_DATA, here.text("disk.data_root") or _DATA[0])
    return any(is_below(path, folder) for folder in folders)


def _refuse_data_in_use(path: str, here: HostNow) -> None:
    """What a running dockerd holds open cannot be taken away from under it."""
    if _is_data(path, here) and (here.holds("daemon.process") or _one_runs(here)):
        raise RefusedError(
            f"dockerd is running and uses {path}",
            reference="data-in-use",
            hint="stop Docker first: systemctl stop docker",
        )


KIND = Kind(plan, undo)
