"""Whose a file is, and whether anybody else can write it."""

from __future__ import annotations

import errno
import os
import pwd
import stat
from collections.abc import Callable
from functools import cache

from assistant.owned.served import serving_user

_GROUPS = "/etc/group"
_USERS = "/etc/passwd"


class ForeignError(PermissionError):
    """Somebody else can write it, so it is neither read nor written.

    Attributes:
        strerror: why, as the end of a sentence about the path.
        remedy: the command that makes it ours.
    """

    def __init__(self, why: str, path: str, remedy: str) -> None:
        super().__init__(errno.EPERM, why, path)
        self.remedy = remedy

    @property
    def says(self) -> str:
        """What is not ours, and why."""
        return f"{self.filename} is not used: {self.strerror}"


def is_root() -> bool:
    """Whether this process has root's rights."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


@cache
def trusted_users(effective: int) -> frozenset[int]:
    """The users whose files are read: the one with this number, root, and whoever owns `/`, who can replace anything.

    As the owner of `/` appears root in a user namespace that does not know it.
    """
    return frozenset({effective, 0, os.stat("/").st_uid})


def people() -> frozenset[int]:
    """The users whose files this process reads."""
    return trusted_users(os.geteuid())


def check(
    status: os.stat_result,
    path: str,
    trusted: frozenset[int] | None = None,
    served: Callable[[int], int | None] = serving_user,
) -> None:
    """Refuse what somebody else owns, serves or can write; a folder with the sticky bit protects what is in it.

    Raises:
        ForeignError: with what makes it ours.
    """
    trusted = people() if trusted is None else trusted
    if (server := served(status.st_dev)) is not None and server not in trusted:
        why = f"{name_of(server)} serves the file system that it is on, and can show there what they like"
        raise ForeignError(why, path, f"umount the file system of {path}")
    if status.st_uid not in trusted:
        me = name_of(os.geteuid())
        why = f"it belongs to {name_of(status.st_uid)}, and {me} uses only files of {me}"
        raise ForeignError(why, path, f"chown {me} {path}")
    if stat.S_ISDIR(status.st_mode) and status.st_mode & stat.S_ISVTX:
        return
    if status.st_mode & stat.S_IWOTH:
        raise ForeignError("every user can write it", path, f"chmod go-w {path}")
    if status.st_mode & stat.S_IWGRP:
        if not _is_ours(status.st_gid, trusted):
            raise ForeignError("other users of its group can write it", path, f"chmod g-w {path}")
        if _has_access_list(path):
            raise ForeignError("its access list lets other users write it", path, f"setfacl -b {path}")


def _has_access_list(path: str) -> bool:
    """Whether further users are named; the group's bits then stand for the most that any of them may do (acl(5))."""
    try:
        return bool(os.getxattr(path, "system.posix_acl_access", follow_symlinks=False))
    except (AttributeError, OSError):  # there is none, or the file system or this system knows none
        return False


def name_of(user: int) -> str:
    """A user's name, the number where there is none."""
    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return f"user {user}"


def _is_ours(group: int, trusted: frozenset[int]) -> bool:
    """Whether nobody else is in a group. A user's own group is theirs to judge; root's belongs to root alone."""
    if group == 0 or (not is_root() and group == os.getegid()):
        return True
    return _is_empty(group, trusted)


@cache
def _is_empty(group: int, trusted: frozenset[int]) -> bool:
    """Whether a group of this host has no user but trusted ones; of a group from elsewhere nobody can tell."""
    try:
        members = next(row[3] for row in _rows(_GROUPS, 4) if row[2] == str(group))
        users = {row[0]: int(row[2]) for row in _rows(_USERS, 4) if row[2].isdigit()}
        by_login = {int(row[2]) for row in _rows(_USERS, 4) if row[3] == str(group) and row[2].isdigit()}
    except (OSError, StopIteration, UnicodeDecodeError):
        return False
    by_name = {users.get(name, -1) for name in members.split(",") if name}
    return by_login | by_name <= trusted


def _rows(path: str, columns: int) -> list[list[str]]:
    # Not through the resolver of names: a directory server that does not answer must not hold up a start.
    with open(path, encoding="utf-8") as file:
        rows = [line.rstrip("\n").split(":") for line in file]
    return [row for row in rows if len(row) >= columns]
