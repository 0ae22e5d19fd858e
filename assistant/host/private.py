"""Files that a person asked for, which hold what a host said: only their owner can read them, whatever the umask."""

from __future__ import annotations

import errno
import os

from assistant.host.atomic import new_private, sync_folder
from assistant.owned.whole import whole_or_gone

PRIVATE = 0o600


def write_private(path: str, data: bytes, *, replace: bool = False) -> None:
    """Write a new file in full, or none; no link is followed.

    Args:
        path: where to; in its folder it is written under another name first when it takes another's place.
        replace: an existing file gives way to it at once; a link gives way itself, not the file that it points to.

    Raises:
        FileExistsError: there is something already, and `replace` was not said.
        OSError: it cannot be written.
    """
    target = os.path.abspath(path)
    if replace and os.path.isdir(target) and not os.path.islink(target):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), path)
    waiting = f"{target}.{os.getpid()}.drydock-new" if replace else target
    handle = new_private(waiting)
    with whole_or_gone(waiting):
        with os.fdopen(handle, "wb") as file:
            os.fchmod(handle, PRIVATE)
            file.write(data)
            file.flush()
            os.fsync(handle)
        if replace:
            os.rename(waiting, target)
    sync_folder(target)
