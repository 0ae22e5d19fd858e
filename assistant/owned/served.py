"""Who serves a file system: whose files a user's own process shows there is only that user's word (FUSE)."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache

from assistant.owned.mounts import mounted

_FUSE = re.compile(rb"^\d+ \d+ (0:\d+) .* - fuse(?:\.\S+)? .*\buser_id=(\d+)", re.MULTILINE)
"""Source: proc_pid_mountinfo(5); https://docs.kernel.org/filesystems/fuse.html names user_id."""


def serving_user(device: int) -> int | None:
    """The user whose process serves a file system; None where the kernel does.

    Args:
        device: the number of the file system, as `st_dev` gives it.
    """
    # What lies on a disk is the kernel's to serve, and only root mounts it.
    return None if os.major(device) else _served().get(f"0:{os.minor(device)}".encode())


def parse_served(mounts: bytes) -> Mapping[bytes, int]:
    """The file systems that users serve, by their numbers, each with its user."""
    return {number: int(user) for number, user in _FUSE.findall(mounts)}


@cache
def _served() -> Mapping[bytes, int]:
    return parse_served(mounted())
