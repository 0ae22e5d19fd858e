"""Rename a file or directory out of the way."""

from __future__ import annotations

from assistant.model.actions.move_aside import MoveAside
from assistant.model.errors import RefusedError
from assistant.steps.files.places import is_below, moved_path
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, Record
from assistant.steps.plan.parts import Rename

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
    aside = here.beside(path)
    record: Record = {"kind": "move_aside", "path": path, "aside": aside}
    return Plan(f"Move {path} aside", (Rename(path, aside),), record, f"{aside} is renamed back")


def undo(record: Record, here: HostNow) -> Plan | Nothing:
    """The old name again.

    Raises:
        RefusedError: something else stands there by now.
    """
    path, aside = moved_path(str(record["path"]), here), str(record["aside"])
    if here.act.stat(aside) is None:
        return Nothing(f"there is no {aside}: {path} was not moved, or is back")
    if here.act.stat(path) is not None:
        raise RefusedError(
            f"{path} exists again, so what was moved aside is left where it is",
            reference="path-taken",
            context=aside,
            hint=f"compare the two, then: mv {aside} {path}",
        )
    _refuse_data_in_use(path, here)
    return Plan(f"Rename {aside} back", (Rename(aside, path),))


def _refuse_data_in_use(path: str, here: HostNow) -> None:
    """What a running dockerd holds open cannot be taken away from under it."""
    folders = (*_DATA, here.text("disk.data_root") or _DATA[0])
    if any(is_below(path, folder) for folder in folders) and here.holds("daemon.process"):
        raise RefusedError(
            f"dockerd is running and uses {path}",
            reference="data-in-use",
            hint="stop Docker first: systemctl stop docker",
        )


KIND = Kind(plan, undo)
