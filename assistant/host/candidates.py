"""Private files that a program is to judge before their contents are put in place."""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile

from assistant.host import atomic
from assistant.ports import Candidate

_PREFIX = "candidate-"


def private_folder() -> str:
    """Where they lie: a folder that is gone with the next boot, of root or of the user who runs this."""
    user = os.geteuid()
    if user == 0:
        return "/run/drydock"
    own = f"/run/user/{user}"
    return f"{own}/drydock" if os.path.isdir(own) else os.path.join(tempfile.gettempdir(), f"drydock-{user}")


def write_candidate(folder: str, name: str, data: bytes) -> Candidate:
    """A new file that only this user can read; those whose process was killed are removed.

    Raises:
        OSError: the folder belongs to somebody else, or cannot be made.
    """
    with contextlib.suppress(FileExistsError):
        os.mkdir(folder, 0o700)
    found = os.lstat(folder)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise PermissionError(1, "it belongs to somebody else")
    os.chmod(folder, 0o700)
    left_over = tuple(_clean(folder))
    path = os.path.join(folder, f"{_PREFIX}{os.getpid()}-{name}")
    with contextlib.suppress(FileNotFoundError):
        os.unlink(path)
    atomic.create(path, data)
    return Candidate(path, left_over)


def _clean(folder: str) -> list[str]:
    """Remove what killed runs have left, and say what it was."""
    removed = []
    for name in sorted(os.listdir(folder)):
        pid = name.removeprefix(_PREFIX).partition("-")[0]
        if name.startswith(_PREFIX) and pid.isdecimal() and not os.path.exists(f"/proc/{pid}"):
            with contextlib.suppress(FileNotFoundError):
                os.unlink(os.path.join(folder, name))
                removed.append(os.path.join(folder, name))
    return removed
