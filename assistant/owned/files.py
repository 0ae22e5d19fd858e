"""Opens files and folders step by step, so that no link or folder of somebody else leads to them."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.owned.answering import refuse_silent
from assistant.owned.owner import check
from assistant.owned.whole import whole_or_gone

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600
_MOST_LINKS = 40
_CLOEXEC = getattr(os, "O_CLOEXEC", 0)
_SAFE = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | _CLOEXEC
_STEP = getattr(os, "O_PATH", os.O_RDONLY) | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_NOFOLLOW", 0) | _CLOEXEC


class _Way:
    """A way through the file system, each folder on it opened within the one before and looked at."""

    def __init__(self, path: str) -> None:
        refuse_silent(path)
        self._todo = _parts(os.path.join(os.getcwd(), path) if not os.path.isabs(path) else path)
        self._links = 0
        self.handle = -1
        self.shown = ""
        self._restart()

    def close(self) -> None:
        if self.handle >= 0:
            os.close(self.handle)
            self.handle = -1

    def go(self, *, make: bool = False) -> None:
        """Enter all that is left of the way."""
        while self._todo:
            self._enter(self._todo.pop(), make)

    def last(self, *, follow: bool) -> str:
        """Enter all but the last name, and the places that it links to; the name."""
        while True:
            name = self._todo.pop(0) if self._todo else "."
            self.go()
            self.shown = os.path.join(self.shown, name)
            if not follow or not self._is_link(name):
                return name
            self.shown = os.path.dirname(self.shown)
            self._follow(name)

    def _restart(self) -> None:
        self.close()
        self.handle, self.shown = os.open("/", _STEP), "/"
        check(os.fstat(self.handle), "/")

    def _enter(self, name: str, make: bool) -> None:
        try:
            inside = os.open(name, _STEP, dir_fd=self.handle)
        except FileNotFoundError:
            if not make:
                raise
            inside = self._made(name)
        except OSError as error:
            if error.errno not in (errno.ENOTDIR, errno.ELOOP) or not self._is_link(name):
                raise
            self._follow(name)
            return
        os.close(self.handle)
        self.handle, self.shown = inside, os.path.join(self.shown, name)
        check(os.fstat(inside), self.shown)

    def _made(self, name: str) -> int:
        os.mkdir(name, PRIVATE_FOLDER, dir_fd=self.handle)
        os.chmod(name, PRIVATE_FOLDER, dir_fd=self.handle)  # the umask may have taken even this away
        return os.open(name, _STEP, dir_fd=self.handle)

    def _is_link(self, name: str) -> bool:
        try:
            return stat.S_ISLNK(os.stat(name, dir_fd=self.handle, follow_symlinks=False).st_mode)
        except FileNotFoundError:
            return False

    def _follow(self, name: str) -> None:
        self._links += 1
        if self._links > _MOST_LINKS:
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), self.shown)
        status = os.stat(name, dir_fd=self.handle, follow_symlinks=False)
        # The mode of a link says nothing; only its owner does.
        check(_as_file(status), os.path.join(self.shown, name))
        target = os.readlink(name, dir_fd=self.handle)
        self._todo += _parts(target)
        if os.path.isabs(target):
            self._restart()


def _parts(path: str) -> list[str]:
    """The names on a way, the last first."""
    return [part for part in path.split("/") if part not in ("", ".")][::-1]


def _as_file(link: os.stat_result) -> os.stat_result:
    return os.stat_result((stat.S_IFLNK | 0o755, *link[1:]))


@contextmanager
def folder(path: str, *, make: bool = False) -> Iterator[int]:
    """A folder that only we can write, as a descriptor to open files in.

    Args:
        make: make what is missing of it, for us alone.

    Raises:
        ForeignError: somebody else can write it, or a folder or link on the way to it.
        OSError: it is not there, or cannot be entered.
    """
    way = _Way(path)
    try:
        way.go(make=make)
        yield way.handle
    finally:
        way.close()


def open_file(path: str, flags: int = os.O_RDONLY, *, follow: bool = False) -> int:
    """Open a regular file that only we can write, and that lies where only we can write; one that it makes is private.

    Args:
        follow: a link of ours may stand in its place.

    Raises:
        ForeignError: somebody else can write it, or a folder or link on the way to it.
        OSError: it is not there, is no regular file, or cannot be opened. A FIFO or a device is not even tried.
    """
    way = _Way(path)
    try:
        name = way.last(follow=follow)
        _refuse_others(name, way.handle, way.shown, missing=bool(flags & os.O_CREAT))
        handle = os.open(name, flags | _SAFE, PRIVATE_FILE, dir_fd=way.handle)
    finally:
        way.close()
    try:
        _check_regular(os.fstat(handle), way.shown)
        if flags & os.O_CREAT:
            os.fchmod(handle, PRIVATE_FILE)
    except BaseException:
        os.close(handle)
        raise
    return handle


def replace_file(path: str, data: bytes, *, sync: bool = True) -> None:
    """Put a private file in the place of another, whole or not at all.

    Args:
        sync: it has to be on the disk first; not needed for what can be made anew.

    Raises:
        ForeignError: somebody else can write it, or a folder or link on the way to it.
        OSError: it cannot be written; what was there is there still.
    """
    waiting = f"{path}.{os.urandom(6).hex()}.tmp"
    handle = open_file(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
    with whole_or_gone(waiting):
        with open(handle, "wb") as file:
            file.write(data)
            if sync:
                file.flush()
                os.fsync(handle)
        os.replace(waiting, path)


def check_file(path: str) -> None:
    """Refuse what stands at a path, unless it is a regular file that only we can write, or nothing.

    Raises:
        ForeignError: somebody else can write it, or a folder or link on the way to it.
        OSError: it is no regular file.
    """
    way = _Way(path)
    try:
        _refuse_others(way.last(follow=False), way.handle, way.shown, missing=True)
    finally:
        way.close()


def check_way(path: str) -> None:
    """Refuse a path that leads through what somebody else can write; what is missing of it is nobody's.

    Raises:
        ForeignError: with the first folder, link or file on the way that is not ours.
    """
    way = _Way(path)
    try:
        name = way.last(follow=True)
        check(os.stat(name, dir_fd=way.handle, follow_symlinks=False), way.shown)
    except FileNotFoundError:
        return
    finally:
        way.close()


def _refuse_others(name: str, inside: int, shown: str, *, missing: bool) -> None:
    try:
        status = os.stat(name, dir_fd=inside, follow_symlinks=False)
    except FileNotFoundError:
        if missing:
            return
        raise
    _check_regular(status, shown)


def _check_regular(status: os.stat_result, path: str) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise OSError(errno.ELOOP, "it is a link", path)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.EINVAL, "not a regular file", path)
    check(status, path)
