"""Loop devices are the machine's own: hosts that use or count them take turns."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

_TURNSTILE = "/dev/loop-control"


@contextmanager
def turn() -> Iterator[None]:
    """Wait until no other lab host uses loop devices, and keep the others waiting."""
    lock = os.open(_TURNSTILE, os.O_RDWR)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)
