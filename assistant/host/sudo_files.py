"""The same changes of files through sudo, for a user who may not make them: one plain program for each."""

from __future__ import annotations

import base64
import errno
import os
import stat
from collections.abc import Sequence
from typing import Literal

import msgspec

from assistant.host.atomic import DEFAULT_MODE, attributes, changed, temporary, translated
from assistant.host.child import run_child
from assistant.host.rights import Rights
from assistant.model.errors import ActionError
from assistant.model.look import Ran, Status
from assistant.text.parts import head_of

_TIMEOUT_S = 30.0
_KINDS: dict[int, Literal["file", "directory", "link", "socket", "block", "char", "fifo"]] = {
    stat.S_IFDIR: "directory",
    stat.S_IFLNK: "link",
    stat.S_IFSOCK: "socket",
    stat.S_IFBLK: "block",
    stat.S_IFCHR: "char",
    stat.S_IFIFO: "fifo",
}


STATUS = "%f %u %g %U %G %s %Y %t %T"
"""The format of `stat` that `parse_status` reads."""


def parse_status(line: str) -> Status:
    """Read `stat -c "%f %u %g %U %G %s %Y %t %T"`: `81a4 0 0 root root 1592 1700000000 0 0`.

    Raises:
        ValueError, IndexError: it is something else.
    """
    fields = line.split()
    mode = int(fields[0], 16)
    return Status(
        _KINDS.get(stat.S_IFMT(mode), "file"),
        stat.S_IMODE(mode),
        int(fields[1]),
        int(fields[2]),
        fields[3],
        fields[4],
        int(fields[5]),
        float(fields[6]),
        major=int(fields[7], 16),
        minor=int(fields[8], 16),
    )


class SudoFiles:
    """Files that only root may change."""

    def __init__(self, rights: Rights) -> None:
        self._rights = rights

    def read(self, path: str) -> bytes:
        """A file's contents, every byte of them: what commands print is read as text."""
        printed = self._do("base64", "-w0", "--", path).out
        try:
            return base64.b64decode(printed, validate=True)
        except ValueError as error:
            raise ActionError(f"{path} cannot be read completely", reference="file-not-read") from error

    def stat(self, path: str) -> Status | None:
        """What stands at a path, links not followed; None when nothing does."""
        if not self.exists(path):
            return None
        found = parse_status(self._do("stat", "-c", STATUS, "--", path).out)
        target = self._do("readlink", "--", path).out.strip() if found.kind == "link" else ""
        return msgspec.structs.replace(found, target=target)

    def write(self, path: str, data: bytes, before: str | None, mode: int | None, dated: str | None = None) -> None:
        """Write a file: in full beside it, onto the disk, and then into its place, if that still holds what it did.

        Raises:
            ChangedError: it does not.
        """
        waiting = temporary(path)
        self._do("mkdir", "-p", "--", os.path.dirname(path))
        self._do("rm", "-f", "--", waiting)
        try:
            if self.exists(path):
                self._refuse_other_names(path)
                self._do("cp", "--preserve=all", "-T", "--", path, waiting)
            else:
                self._do("install", "-m", f"{DEFAULT_MODE if mode is None else mode:o}", "-T", "/dev/null", waiting)
            self._do("tee", "--", waiting, stdin=data)
            if mode is not None:
                self._do("chmod", f"{mode:o}", "--", waiting)
            if dated is not None:
                self._do("touch", "-r", dated, "--", waiting)
            self._do("sync", "--", waiting)
            _refuse_other_attributes(path, waiting)
            self._expect(path, before)
            self._do("mv", "-f", "-T", "--", waiting, path)
        except BaseException:
            self._try("rm", "-f", "--", waiting)
            raise

    def copy(self, path: str, new: str, before: str) -> None:
        """Copy a file with all that belongs to it; `new` must not exist.

        Raises:
            ChangedError: it does not hold what it did.
        """
        self._refuse_existing(new)
        self._expect(path, before)
        self._do("cp", "--preserve=all", "-T", "--", path, new)
        self._do("sync", "--", new)

    def rename(self, old: str, new: str) -> None:
        """Rename a path; `new` must not exist."""
        self._refuse_existing(new)
        self._do("mv", "-n", "-T", "--", old, new)

    def remove(self, path: str, before: str | None) -> None:
        """Remove a file or device node; where `before` is its digest, only if that is what stands there."""
        if before is not None and self.exists(path):
            self._expect(path, before)
        self._do("rm", "-f", "--", path)

    def remove_folder(self, path: str) -> bool:
        """Remove a folder, if it is empty; whether it is gone."""
        if self.exists(path):
            self._do("rmdir", "--ignore-fail-on-non-empty", "--", path)
        return not self.exists(path)

    def make_node(self, path: str, kind: str, major: int, minor: int, mode: int, group: str) -> None:
        """Make a device node."""
        self._do("mknod", "-m", f"{mode:o}", "--", path, kind[0], str(major), str(minor))
        self._try("chgrp", "--", group, path)

    def exists(self, path: str) -> bool:
        """Whether anything stands at a path."""
        return self._try("test", "-e", path) or self._try("test", "-L", path)

    def _expect(self, path: str, before: str | None) -> None:
        held = self._do("sha256sum", "--", path).out.split()[:1] if self.exists(path) else [None]
        if held != [before]:
            raise changed(path)

    def _refuse_other_names(self, path: str) -> None:
        with translated(path):
            if int(self._do("stat", "-c", "%h", "--", path).out) > 1:
                raise OSError(errno.EMLINK, "it has other names (hard links)")

    def _refuse_existing(self, path: str) -> None:
        if self.exists(path):
            raise ActionError(f"{path} exists", reference="file-not-changed")

    def _try(self, *argv: str) -> bool:
        return run_child(self._rights.as_root(argv), timeout_s=_TIMEOUT_S).code == 0

    def _do(self, *argv: str, stdin: bytes = b"") -> Ran:
        ran = run_child(self._rights.as_root(argv), timeout_s=_TIMEOUT_S, stdin=stdin)
        if ran.code:
            raise ActionError(_failure(argv, ran), reference="file-not-changed")
        return ran


def _refuse_other_attributes(path: str, new: str) -> None:
    """cp says nothing of an ACL or a label that it could not keep."""
    old, kept = attributes(path), attributes(new)
    if old is not None and kept is not None and not old.items() <= kept.items():
        lost = ", ".join(name for name in old if kept.get(name) != old[name])
        raise ActionError(f"{path}: its attribute {lost} cannot be kept", reference="file-not-changed")


def _failure(argv: Sequence[str], ran: Ran) -> str:
    return f"{argv[0]} failed for {argv[-1]}: {head_of(ran.err.strip(), 300) or f'exit code {ran.code}'}"
