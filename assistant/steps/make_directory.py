"""Make a directory where data may be, and never below a disk that is not mounted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from assistant.model.actions.make_directory import MakeDirectory
from assistant.model.commands.slots import is_place_for_data
from assistant.model.errors import RefusedError
from assistant.model.fact import Unknown
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Kind, Nothing, Plan, Record
from assistant.steps.plan.parts import Command


def plan(action: MakeDirectory, here: HostNow) -> Plan | Nothing:
    """The command; nothing when something stands there.

    Raises:
        RefusedError: no data belongs there, or a disk that belongs there is not mounted.
    """
    path = _place(action.path)
    if here.act.stat(path) is not None:
        return Nothing(f"{path} exists")
    _refuse_below_missing_mount(path, here)
    made = [each for each in _upwards(path) if is_place_for_data(each) and here.act.stat(each) is None]
    record: Record = {"kind": "make_directory", "made": made}
    undo = f"{' and '.join(made)} removed again, if empty"
    return Plan(f"Create the directory {path}", (Command(("mkdir", "-p", "--", path)),), record, undo)


def undo(record: Record, here: HostNow) -> Plan | Nothing:
    """What was made is removed, as far as it is there; rmdir refuses what holds anything."""
    made = record.get("made")
    paths = [_place(str(each)) for each in made] if isinstance(made, list) else []
    there = [path for path in paths if here.act.stat(path) is not None]
    if not there:
        return Nothing("the directory is gone already")
    return Plan(f"Remove the directory {there[0]}", (Command(("rmdir", "--", *there)),))


def _place(path: str) -> str:
    if not is_place_for_data(path):
        raise RefusedError(
            f"{path} is no place for data: it is the system's own, or no plain path",
            reference="place-refused",
            hint=f"create it yourself, if you are sure: mkdir {path}",
        )
    return path


def _refuse_below_missing_mount(path: str, here: HostNow) -> None:
    answer = here.answer("disk.missing_mount", path)
    missing = here.text("disk.missing_mount", path)
    if missing:
        raise RefusedError(
            f"{path} belongs on the disk of {missing}, which is not mounted",
            reference="mount-missing",
            hint=f"mount {missing}",
        )
    if isinstance(answer, Unknown):
        raise RefusedError(
            f"whether a disk that is not mounted belongs at {path} is not known",
            reference="mount-unknown",
            context=answer.detail,
        )


def _upwards(path: str) -> Iterator[str]:
    """The path and the folders above it, the deepest first, down to the root's children."""
    whole = PurePosixPath(path)
    yield from (str(each) for each in (whole, *whole.parents) if str(each) != "/")


KIND = Kind(plan, undo)
