"""Finds and reads knowledge files: never beyond their folder, never more than is sensible, nothing of others."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from assistant.owned.answering import silent_place
from assistant.owned.files import folder as own_folder
from assistant.owned.owner import ForeignError, check, people

LARGEST_BYTES = 1 << 20
SUFFIX = ".yaml"
_DEEPEST_FOLDER = 6
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


@dataclass(frozen=True, slots=True)
class TreeFile:
    """One knowledge file.

    Attributes:
        folder: position of its knowledge folder; 0 are the shipped trees.
        path: within its folder, with slashes.
        shown: the path as a person knows it.
        data: empty when it could not be read.
        problem: why it could not be read.
        is_foreign: a shipped file that others than those who installed Drydock can write.
    """

    folder: int
    path: str
    shown: str
    data: bytes
    problem: str = ""
    is_foreign: bool = False

    @property
    def id(self) -> str:
        """The id that its tree must have."""
        return self.path.removesuffix(SUFFIX)


def read_folders(folders: Sequence[Path], first: int = 0) -> list[TreeFile]:
    """Read all knowledge files of some folders, in a stable order. What cannot be read says why in `problem`.

    Of the shipped trees those are read that others can write, too: they are as good as anybody's own. Of other folders
    nothing is.

    Args:
        first: the number of the first of them; 0 are the shipped trees.
    """
    found: list[TreeFile] = []
    for number, folder in enumerate(folders, first):
        root = os.fspath(folder)
        if number and silent_place(root):
            found.append(TreeFile(number, "", root, b"", "it does not answer"))
            continue
        if not os.path.isdir(root):
            found.append(TreeFile(number, "", root, b"", "there is no such folder"))
            continue
        found.extend(sorted(_files_of(number, root), key=lambda each: each.path))
    return found


def _files_of(number: int, root: str) -> list[TreeFile]:
    try:
        with own_folder(root) if number else nullcontext():
            found = list(_walk(number, root, "", os.path.realpath(root)))
    except ForeignError as error:
        return [_ignored(number, "", root, error)]
    is_foreign = not number and _is_foreign(os.stat(root), root)
    return [replace(each, is_foreign=True) for each in found] if is_foreign else found


def _ignored(number: int, path: str, shown: str, error: ForeignError) -> TreeFile:
    why = error.strerror if error.filename == shown else error.says
    return TreeFile(number, path, shown, b"", f"ignored: {why}; try: {error.remedy}")


@cache
def _installers() -> frozenset[int]:
    """Who can write Drydock's own code, and so needs no tree to do what they like."""
    return people() | {os.stat(__file__).st_uid}


def _walk(number: int, root: str, inside: str, real: str) -> Iterator[TreeFile]:
    here = os.path.join(root, inside) if inside else root
    try:
        entries = list(os.scandir(here))
    except OSError as error:
        yield TreeFile(number, inside, here, b"", f"the folder cannot be read: {error.strerror}")
        return
    # A folder that others can write is one in which they can put another file in the place of each.
    is_foreign = not number and _is_foreign(os.stat(here), here)
    for entry in entries:
        path = f"{inside}/{entry.name}" if inside else entry.name
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            if path.count("/") < _DEEPEST_FOLDER:
                yield from _inside(number, root, path, real)
        elif entry.is_symlink() and os.path.isdir(entry.path):
            why = "a linked folder is not entered; `knowledge.folders` of the configuration can name it"
            yield TreeFile(number, path, entry.path, b"", why)
        elif entry.name.endswith(SUFFIX):
            found = _read(number, path, entry, real)
            yield replace(found, is_foreign=True) if is_foreign else found
        elif entry.name.endswith((".yml", ".YAML", ".YML")):
            yield TreeFile(number, path, entry.path, b"", f"the file of a tree must end in {SUFFIX}")


def _inside(number: int, root: str, path: str, real: str) -> Iterator[TreeFile]:
    shown = os.path.join(root, path)
    try:
        if number:
            check(os.stat(shown), shown)
        yield from _walk(number, root, path, real)
    except ForeignError as error:
        yield _ignored(number, path, shown, error)


def _read(number: int, path: str, entry: os.DirEntry[str], real: str) -> TreeFile:
    try:
        if entry.is_symlink() and not os.path.realpath(entry.path).startswith(real + os.sep):
            return TreeFile(number, path, entry.path, b"", "the link points outside the knowledge folder")
        return _read_regular(number, path, entry.path)
    except ForeignError as error:
        return _ignored(number, path, entry.path, error)
    except OSError as error:
        return TreeFile(number, path, entry.path, b"", f"cannot be read: {error.strerror}")


def _read_regular(number: int, path: str, shown: str) -> TreeFile:
    # Not waiting for a writer: a fifo that is called .yaml must not hang the start.
    handle = os.open(shown, _FLAGS)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return TreeFile(number, path, shown, b"", "not a regular file")
        if status.st_size > LARGEST_BYTES:
            return TreeFile(number, path, shown, b"", "the file is larger than 1 MiB")
        if number:
            check(status, shown)
        is_foreign = not number and _is_foreign(status, shown)
        return TreeFile(number, path, shown, os.read(handle, status.st_size + 1), is_foreign=is_foreign)
    finally:
        os.close(handle)


def _is_foreign(status: os.stat_result, shown: str) -> bool:
    try:
        check(status, shown, _installers())
    except ForeignError:
        return True
    return False
