"""Files, paths and directories of the local machine; nothing here hangs on a FIFO or a dead mount."""

from __future__ import annotations

import errno
import grp
import os
import pwd
import re
import stat
from collections.abc import Callable
from typing import Literal, TypeVar

from assistant.host.bounded import bounded
from assistant.host.refusal import refusal_of
from assistant.model.fact import Absent, Unknown
from assistant.model.look import Content, ListDir, ListReply, Names, Read, ReadReply, Stat, StatReply, Status
from assistant.owned.answering import refuse_silent

TIMEOUT_S = 2.0
CHUNK = 65_536

Kind = Literal["file", "directory", "link", "socket", "block", "char", "fifo"]
_KINDS: dict[int, Kind] = {
    stat.S_IFREG: "file",
    stat.S_IFDIR: "directory",
    stat.S_IFLNK: "link",
    stat.S_IFSOCK: "socket",
    stat.S_IFBLK: "block",
    stat.S_IFCHR: "char",
    stat.S_IFIFO: "fifo",
}

# The kernel answers these from memory. Others under /proc/PID (cmdline, root, fd ...) wait for the process itself, or
# lead into any file system.
_NEVER_WAITS = re.compile(
    r"/sys/.*|/proc/sys/.*|/proc(/self|/\d+)?(/(comm|stat|status|cgroup|modules|mounts|uptime|meminfo|filesystems|cpuinfo"
    r"|net/[\w/]+))?"
)

R = TypeVar("R")


def read_file(ask: Read) -> ReadReply:
    """Read a regular file; anything else that stands there is Unknown(unreadable)."""
    return _look(ask.path, lambda: _read(ask))


def stat_path(ask: Stat) -> StatReply:
    """What stands at a path."""
    return _look(ask.path, lambda: _status(ask))


def list_directory(ask: ListDir) -> ListReply:
    """The sorted names in a directory."""
    return _look(ask.path, lambda: Names(tuple(sorted(map(_printable, os.listdir(ask.path))))))


def _look(path: str, work: Callable[[], R]) -> R | Absent | Unknown:
    try:
        refuse_silent(path)
        return work() if _NEVER_WAITS.fullmatch(path) else bounded(work, TIMEOUT_S)
    except ValueError:  # a NUL, or half a surrogate pair, in the path: no such file can exist
        return Absent()
    except OSError as error:
        return refusal_of(error, path)


def _read(ask: Read) -> Content:
    # Opening a device may act on it (tapes rewind, watchdogs start), so what is not a file is not even opened.
    if not stat.S_ISREG(os.stat(ask.path).st_mode):
        raise OSError(errno.EINVAL, "not a regular file")
    # O_NONBLOCK: should a FIFO have taken its place since, the open does not wait for a writer.
    handle = os.open(ask.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    try:
        skipped = _skip_to_tail(handle, ask)
        data = _read_up_to(handle, ask.limit_bytes + 1)
    finally:
        os.close(handle)
    more = len(data) > ask.limit_bytes
    return Content(data[: ask.limit_bytes].decode(errors="replace"), cut=more or skipped)


def _skip_to_tail(handle: int, ask: Read) -> bool:
    start = os.fstat(handle).st_size - ask.limit_bytes
    if not ask.tail or start <= 0:
        return False
    os.lseek(handle, start, os.SEEK_SET)
    return True


def _read_up_to(handle: int, limit: int) -> bytes:
    parts: list[bytes] = []
    left = limit
    while left > 0 and (part := os.read(handle, min(left, CHUNK))):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


def _status(ask: Stat) -> Status:
    found = os.stat(ask.path, follow_symlinks=ask.follow)
    is_link = stat.S_ISLNK(found.st_mode)
    return Status(
        kind=_KINDS.get(stat.S_IFMT(found.st_mode), "file"),
        mode=stat.S_IMODE(found.st_mode),
        uid=found.st_uid,
        gid=found.st_gid,
        owner=_user(found.st_uid),
        group=_group(found.st_gid),
        size=found.st_size,
        modified=found.st_mtime,
        target=_printable(os.readlink(ask.path)) if is_link else "",
        major=os.major(found.st_rdev),
        minor=os.minor(found.st_rdev),
    )


def _user(uid: int) -> str:
    try:
        return pwd.getpwuid(uid).pw_name
    except KeyError:
        return str(uid)


def _group(gid: int) -> str:
    try:
        return grp.getgrgid(gid).gr_name
    except KeyError:
        return str(gid)


def _printable(name: str) -> str:
    """A name whose undecodable bytes are replaced, so that it can be stored and shown."""
    return os.fsencode(name).decode(errors="replace")
