"""Changes this machine: commands without a shell, files in one piece, root's rights only where they are needed."""

from __future__ import annotations

import contextlib
import errno
import grp
import os
import pwd
import stat
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from assistant.host import atomic
from assistant.host.atomic import translated
from assistant.host.candidates import private_folder, write_candidate
from assistant.host.child import run_child
from assistant.host.engine_call import call_engine
from assistant.host.files import stat_path
from assistant.host.rights import Rights
from assistant.host.sudo_files import SudoFiles
from assistant.model.errors import ActionError
from assistant.model.fact import Absent
from assistant.model.look import Ran, Stat, Status
from assistant.ports import Candidate

if TYPE_CHECKING:
    from assistant.model.look import Look


class LocalAct:
    """Implements the Act port.

    Args:
        look: tells which Docker endpoint is in force.
        rights: how root's rights are had.
        private: the folder of what is yet to be judged.
    """

    def __init__(self, look: Look, rights: Rights | None = None, private: str = "") -> None:
        self._look = look
        self._rights = rights or Rights()
        self._sudo = SudoFiles(self._rights)
        self._private = private or private_folder()

    def identity(self) -> str:
        """The user and host that act."""
        try:
            user = pwd.getpwuid(os.geteuid()).pw_name
        except KeyError:
            user = str(os.geteuid())
        return f"{user}@{os.uname().nodename}"

    def execute(self, argv: Sequence[str], *, root: bool, timeout_s: float) -> Ran:
        """Run a command without a shell; a non-zero exit code is a result, not an error."""
        return run_child(self._rights.as_root(argv) if root else tuple(argv), timeout_s=timeout_s)

    def read_file(self, path: str) -> bytes | None:
        """A file's bytes, None when there is none."""
        try:
            with translated(path):
                return atomic.read(path)
        except ActionError as error:
            number = _number(error)
            if number in (errno.ENOENT, errno.ENOTDIR):
                return None
            if number == errno.EACCES and not self._rights.reaches(path):
                return self._sudo.read(path) if self._sudo.exists(path) else None
            raise

    def write_file(
        self, path: str, data: bytes, *, before: str | None, mode: int | None = None, dated: str | None = None
    ) -> None:
        """Write a file atomically; refused when `before` is not the digest of what stands there."""
        if self._rights.reaches(path):
            with translated(path):
                atomic.write(path, data, mode, lambda: atomic.expect(path, before), dated)
        else:
            self._sudo.write(path, data, before, mode, dated)

    def back_up(self, path: str, copy: str, *, before: str) -> None:
        """Copy a file with all that belongs to it; refused when it is not as before, or the copy exists."""
        if self._rights.reaches(copy):
            with translated(copy):
                atomic.copy(path, copy, before)
        else:
            self._sudo.copy(path, copy, before)

    def candidate(self, name: str, data: bytes) -> Candidate:
        """Write what a program is to judge into a private file."""
        with translated(self._private):
            return write_candidate(self._private, name, data)

    def rename(self, old: str, new: str) -> None:
        """Rename a path; refused when the new one exists."""
        if not self._rights.reaches(new):
            self._sudo.rename(old, new)
            return
        with translated(new):
            if os.path.lexists(new):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST))
            os.rename(old, new)
            atomic.sync_folder(new)

    def remove_file(self, path: str, *, before: str | None = None) -> None:
        """Remove one file or device node that Drydock made; nothing happens when it is gone."""
        if not self._rights.reaches(path):
            self._sudo.remove(path, before)
            return
        with translated(path), contextlib.suppress(FileNotFoundError):
            if before is not None and os.path.lexists(path):
                atomic.expect(path, before)
            os.unlink(path)

    def remove_folder(self, path: str) -> bool:
        """Remove a folder that Drydock made, if it is empty; whether it is gone."""
        if not self._rights.reaches(path):
            return self._sudo.remove_folder(path)
        with translated(path):
            return atomic.remove_folder(path)

    def make_node(self, path: str, *, kind: str, major: int, minor: int, mode: int, group: str) -> None:
        """Make a device node; a group that the host does not know leaves it to root's."""
        if not self._rights.reaches(path):
            self._sudo.make_node(path, kind, major, minor, mode, group)
            return
        with translated(path):
            os.mknod(path, mode | (stat.S_IFBLK if kind == "block" else stat.S_IFCHR), os.makedev(major, minor))
            os.chmod(path, mode)
            with contextlib.suppress(KeyError):
                os.chown(path, -1, grp.getgrnam(group).gr_gid)

    def stat(self, path: str) -> Status | None:
        """What stands at a path, links not followed; None when nothing does."""
        found = stat_path(Stat(path))
        if isinstance(found, Status):
            return found
        if isinstance(found, Absent):
            return None
        return self._sudo.stat(path)

    def engine(
        self,
        method: str,
        path: str,
        *,
        body: dict[str, Any] | None = None,
        api: str = "",
        endpoint: str,
        root: bool = False,
    ) -> tuple[int, str]:
        """Call the Docker Engine API; status and body."""
        through = self._rights.as_root(()) if root else ()
        return call_engine(self._look, method, path, body=body, api=api, endpoint=endpoint, through=through)


def _number(error: ActionError) -> int:
    cause = error.__cause__
    return (cause.errno or 0) if isinstance(cause, OSError) else 0
