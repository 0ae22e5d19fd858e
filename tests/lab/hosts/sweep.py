"""Clearing away what a lab run that was killed has left behind."""

import fcntl
import os
import shutil
from pathlib import Path

from tests.lab.hosts.cgroups import remove_cgroups
from tests.lab.hosts.labhost import STATE


def sweep() -> None:
    """Kill and remove every lab host whose run is dead; those of living runs are left alone."""
    for folder in STATE.glob("*-*"):
        if _is_abandoned(folder):
            remove_cgroups(folder.name)
            shutil.rmtree(folder, ignore_errors=True)
    if STATE.is_dir() and not any(STATE.iterdir()):
        STATE.rmdir()


def _is_abandoned(folder: Path) -> bool:
    # The kernel drops the lock with its owner, however that one died.
    try:
        lock = os.open(folder / "lock", os.O_RDWR)
    except FileNotFoundError:
        return not Path(f"/proc/{folder.name.partition('-')[0]}").exists()
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(lock)
