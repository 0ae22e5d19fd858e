"""Clearing away what a lab run that was killed has left behind."""

import contextlib
import fcntl
import os
import shutil
from pathlib import Path

from tests.lab.hosts.cgroups import remove_cgroups
from tests.lab.hosts.labhost import STATE


def sweep() -> None:
    """Kill and remove every lab host whose run is dead; those of living runs are left alone."""
    for folder in STATE.glob("[0-9]*-[0-9]*"):
        if _is_abandoned(folder):
            for cgroup in (folder.name, f"{folder.name}.world"):
                remove_cgroups(cgroup)
            shutil.rmtree(folder, ignore_errors=True)
    with contextlib.suppress(OSError):
        STATE.rmdir()


def _is_abandoned(folder: Path) -> bool:
    # The kernel drops the lock with its owner, however that one died.
    try:
        lock = os.open(folder / "lock", os.O_RDWR)
    except FileNotFoundError:
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(lock)
