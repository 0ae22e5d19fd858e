"""Files of this machine, changed whole or not at all, with owner, mode and extended attributes kept."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from assistant.model.errors import ActionError, ChangedError
from assistant.owned.whole import whole_or_gone
from assistant.text.digest import digest

LIMIT_BYTES = 16 * 1_048_576
DEFAULT_MODE = 0o644
_HINTS = {
    errno.EROFS: "the file system is read-only: find out why with `dmesg` before you remount it read-write",
    errno.ENOSPC: "the disk is full: free some space first",
    errno.EDQUOT: "the quota is used up: free some space first",
    errno.EBUSY: "it is a mount point (in a container?): change the file that is mounted there",
    errno.EACCES: "run Drydock with sudo",
    errno.EPERM: "run Drydock with sudo; if that fails, the file may be immutable: check with lsattr",
    errno.ELOOP: "it is a link: change the file that it points to",
    errno.EMLINK: "its other names would keep the old contents: find them with `find / -xdev -samefile FILE`",
}
_OF_THE_KERNEL = {"security.ima", "security.evm"}
"""Attributes that the kernel makes from the contents; an old one would be wrong."""


@contextmanager
def translated(what: str) -> Iterator[None]:
    """Errors of the operating system become ActionErrors with a hint."""
    try:
        yield
    except OSError as error:
        raise ActionError(
            f"{what}: {error.strerror or error}",
            reference="file-not-changed",
            hint=_HINTS.get(error.errno or 0, ""),
        ) from error


def temporary(path: str) -> str:
    """The name under which new contents wait, one for each file, so that at most one is ever left behind."""
    folder, name = os.path.split(path)
    return os.path.join(folder, f".{name}.drydock-new")


def read(path: str) -> bytes:
    """A regular file's contents; a link is not followed.

    Raises:
        OSError: there is none, or it is something else.
    """
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC | os.O_NOCTTY)
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not a regular file")
        return file.read(LIMIT_BYTES)


def write(
    path: str, data: bytes, mode: int | None, check: Callable[[], None] = lambda: None, dated: str | None = None
) -> None:
    """Write a file: in full beside it, onto the disk, and then into its place.

    Args:
        check: what must not raise right before that.
        dated: the file whose time of change it gets; None: it is new.
    """
    os.makedirs(os.path.dirname(path), exist_ok=True)
    waiting = temporary(path)
    with contextlib.suppress(FileNotFoundError):
        os.unlink(waiting)
    _fill(waiting, data, path, mode, dated)
    with whole_or_gone(waiting):
        check()
        os.rename(waiting, path)
    sync_folder(path)


def copy(path: str, new: str, before: str) -> None:
    """Copy a regular file with all that belongs to it; `new` must not exist.

    Raises:
        ChangedError: it does not hold what it did.
    """
    data = read(path)
    if digest(data) != before:
        raise changed(path)
    _fill(new, data, path, None, path)
    sync_folder(new)


def expect(path: str, before: str | None) -> None:
    """See that a file still holds what it did when its change was planned.

    Raises:
        ChangedError: it does not.
    """
    try:
        held = digest(read(path))
    except FileNotFoundError:
        held = None
    if held != before:
        raise changed(path)


def changed(path: str) -> ChangedError:
    """The error for a file that somebody else has changed since it was looked at."""
    return ChangedError(
        f"{path} was changed by somebody else meanwhile, so it was left alone", reference="file-changed-meanwhile"
    )


def remove_folder(path: str) -> bool:
    """Remove a folder, if it is empty; whether it is gone."""
    try:
        os.rmdir(path)
    except FileNotFoundError:
        return True
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
            return False
        raise
    sync_folder(path)
    return True


def sync_folder(path: str) -> None:
    """Bring the names in a file's folder onto the disk."""
    handle = os.open(os.path.dirname(path), os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def create(path: str, data: bytes) -> None:
    """A new file that only its owner can read."""
    with os.fdopen(new_private(path), "wb") as file:
        file.write(data)


def new_private(path: str) -> int:
    """A new file, open to be written, that only its owner can read; no link is followed.

    Raises:
        FileExistsError: there is something already.
    """
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)


def _fill(path: str, data: bytes, like: str, mode: int | None, dated: str | None) -> None:
    handle = new_private(path)
    with whole_or_gone(path), os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        _dress(handle, like, mode)
        if dated is not None:
            was = os.lstat(dated)
            os.utime(handle, ns=(was.st_atime_ns, was.st_mtime_ns))
        os.fsync(handle)


def _dress(handle: int, like: str, mode: int | None) -> None:
    """Give a new file the owner, mode and attributes of the one that it replaces."""
    try:
        old = os.lstat(like)
    except FileNotFoundError:
        os.fchmod(handle, DEFAULT_MODE if mode is None else mode)
        return
    if not stat.S_ISREG(old.st_mode):
        raise OSError(errno.ELOOP if stat.S_ISLNK(old.st_mode) else errno.EINVAL, "not a regular file")
    if old.st_nlink > 1:
        raise OSError(errno.EMLINK, "it has other names (hard links)")
    if (old.st_uid, old.st_gid) != (os.geteuid(), os.getegid()):
        os.fchown(handle, old.st_uid, old.st_gid)
    os.fchmod(handle, stat.S_IMODE(old.st_mode) if mode is None else mode)
    for name in os.listxattr(like, follow_symlinks=False):
        if name not in _OF_THE_KERNEL:
            _keep_attribute(handle, name, os.getxattr(like, name, follow_symlinks=False))


def attributes(path: str) -> dict[str, bytes] | None:
    """ACL, labels and the like of a file, which can be read by whoever reaches its folder; None where they cannot."""
    try:
        names = [name for name in os.listxattr(path, follow_symlinks=False) if name not in _OF_THE_KERNEL]
        return {name: os.getxattr(path, name, follow_symlinks=False) for name in names}
    except OSError:
        return None


def _keep_attribute(handle: int, name: str, value: bytes) -> None:
    """An ACL, SELinux's label and the like: the new file has it, or there is no new file.

    In a container a label cannot be set, but the new file may have got the same one from its folder.
    """
    try:
        os.setxattr(handle, name, value)
    except OSError as error:
        with contextlib.suppress(OSError):
            if os.getxattr(handle, name) == value:
                return
        raise OSError(error.errno, f"its attribute {name} cannot be kept") from error
