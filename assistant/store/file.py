"""The file of the journal, before SQLite opens it."""

from __future__ import annotations

import os
import stat
from contextlib import suppress

from assistant.owned.files import PRIVATE_FILE, check_file, folder, open_file

BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside the file."""


def prepare(path: str) -> None:
    """Make the file where there is none, and see that nobody else can have put it, or what SQLite has beside it, there.

    SQLite opens these by name; the folder is one in which nobody else can change what a name stands for. A file that
    is there is not opened here: closing it would let go of the locks that another connection of this process has on it
    (https://www.sqlite.org/howtocorrupt.html, 2.2).
    """
    with folder(os.path.dirname(path), make=True) as inside:
        for beside in ("", *BESIDE):
            check_file(path + beside)
        name = os.path.basename(path)
        try:
            mode = stat.S_IMODE(os.stat(name, dir_fd=inside, follow_symlinks=False).st_mode)
        except FileNotFoundError:
            # Another Drydock may be the first by a moment.
            with suppress(FileExistsError):
                os.close(open_file(path, os.O_CREAT | os.O_EXCL | os.O_RDWR))
            return
        if mode != PRIVATE_FILE:
            os.chmod(name, PRIVATE_FILE, dir_fd=inside)
