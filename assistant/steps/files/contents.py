"""The change of one file, and its way back: a backup beside it and the digests of before and after."""

from __future__ import annotations

from itertools import takewhile

import msgspec

from assistant.model.errors import RefusedError
from assistant.steps.files.places import edited_file, folders_of
from assistant.steps.plan.host_now import HostNow
from assistant.steps.plan.kind import Nothing, Plan, Record
from assistant.steps.plan.parts import BackUp, Part, Remove, RemoveFolder, Write
from assistant.steps.plan.shown import diff_of
from assistant.text.digest import digest

LIMIT_BYTES = 1_048_576
_LEFT_FOLDERS = "Remove the directories that were created for {}"


class Change(msgspec.Struct, frozen=True):
    """How a file gets its new contents, and how it is taken back."""

    parts: tuple[Part, ...]
    record: Record
    diff: str
    undo: str


def read(path: str, here: HostNow) -> bytes | None:
    """A file's contents, None when there is none.

    Raises:
        RefusedError: it is larger than any configuration file.
    """
    data = here.act.read_file(path)
    if data is not None and len(data) > LIMIT_BYTES:
        raise RefusedError(f"{path} is too large to be a configuration file", reference="file-too-large")
    return data


def text_of(data: bytes, path: str) -> str:
    """A file's contents as text.

    Raises:
        RefusedError: it is not UTF-8.
    """
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(f"{path} is not UTF-8 text", reference="file-not-text", context=str(error)) from error


def change(path: str, before: bytes | None, after: bytes, here: HostNow, mode: int | None = None) -> Change:
    """Plan a file's new contents; `path` is canonical and `before` is what stands there now."""
    held = digest(before)
    backup = here.beside(path) if held is not None else None
    parts: tuple[Part, ...] = (Write(path, after, held, mode),)
    if backup is not None and held is not None:
        parts = (BackUp(path, backup, held), *parts)
    made = [] if backup else _missing_folders(path, here)
    record: Record = {
        "kind": "file",
        "path": path,
        "backup": backup,
        "before": held,
        "after": digest(after),
        "mode": mode,
        "made": made,
    }
    return Change(parts, record, diff_of(path, before, after), _undo_words(path, backup, made))


def undo_change(record: Record, here: HostNow) -> Plan | Nothing:
    """Plan a file's way back.

    Raises:
        RefusedError: somebody changed it since, or the backup is gone.
    """
    path, backup = _places(record, here)
    now = read(path, here)
    if digest(now) == record["before"]:
        folders = _folders_back(path, record, here)
        return _without_backup(path, backup, now, here) if not folders else Plan(_LEFT_FOLDERS.format(path), folders)
    if digest(now) != record["after"]:
        raise RefusedError(
            f"{path} has changed since Drydock wrote it; leaving it alone",
            reference="file-changed-since",
            context=path,
            hint=f"compare it with the backup: diff {backup} {path}" if backup else f"look at it: cat {path}",
        )
    if backup is None:
        parts: tuple[Part, ...] = (Remove(path, digest(now)), *_folders_back(path, record, here))
        return Plan(f"Remove {path} again", parts, diff=diff_of(path, now, None))
    old = read(backup, here)
    if old is None or digest(old) != record["before"]:
        raise RefusedError(f"the backup of {path} is gone or was changed", reference="backup-unusable", context=backup)
    parts = (Write(path, old, digest(now), dated=backup), Remove(backup, digest(old)))
    return Plan(f"Restore {path}", parts, diff=diff_of(path, now, old))


def was_written(record: Record, here: HostNow) -> bool | None:
    """Whether a file has the contents that the record's change gives it; None where it has neither old nor new ones."""
    path, _ = _places(record, here)
    return {record["after"]: True, record["before"]: False}.get(digest(read(path, here)))


def _places(record: Record, here: HostNow) -> tuple[str, str | None]:
    """The file and its backup.

    Raises:
        RefusedError: they are none that Drydock would have chosen.
    """
    path, backup = edited_file(str(record["path"]), here), record["backup"]
    if backup is not None and not str(backup).startswith(f"{path}.drydock-"):
        raise RefusedError(
            f"the record of {path} names a backup that is none", reference="record-unusable", context=str(backup)
        )
    return path, None if backup is None else str(backup)


def _missing_folders(path: str, here: HostNow) -> list[str]:
    """The folders that are made for a file, the deepest first."""
    return list(takewhile(lambda folder: here.act.stat(folder) is None, folders_of(path)))


def made_folders(path: str, record: Record) -> tuple[RemoveFolder, ...]:
    """What was made for a file and goes with it; only folders above the file itself are believed."""
    made = record.get("made")
    return tuple(RemoveFolder(folder) for folder in folders_of(path) if isinstance(made, list) and folder in made)


def _folders_back(path: str, record: Record, here: HostNow) -> tuple[RemoveFolder, ...]:
    """Those of them that are there."""
    return tuple(part for part in made_folders(path, record) if here.act.stat(part.path) is not None)


def _undo_words(path: str, backup: str | None, made: list[str]) -> str:
    if backup:
        return f"{path} is restored from {backup}"
    return f"{path} is removed again" + (f", and {' and '.join(made)} if nothing else is in it" if made else "")


def _without_backup(path: str, backup: str | None, now: bytes | None, here: HostNow) -> Plan | Nothing:
    """Nothing is to be restored; what a killed run has left of the backup goes."""
    left = read(backup, here) if backup is not None else None
    if backup is None or left is None or left != now:
        return Nothing(f"{path} is as it was before")
    return Plan(f"Remove the backup {backup}, because {path} was not changed", (Remove(backup, digest(left)),))
