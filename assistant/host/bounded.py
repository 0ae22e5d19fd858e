"""Calls into the kernel that may never come back, bounded in time."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def bounded(work: Callable[[], T], timeout_s: float) -> T:
    """Do `work` on a thread of its own and give it up after `timeout_s`.

    A read from a dead NFS server sleeps uninterruptibly; the thread that does it is a daemon, so that it keeps neither
    the caller nor the end of the program waiting. What `work` raises is raised here.

    Raises:
        TimeoutError: it did not end in time; it may still be under way.
    """
    results: list[T] = []
    errors: list[BaseException] = []
    ended = threading.Event()

    def carry() -> None:
        try:
            results.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again on the caller's thread
            errors.append(error)
        ended.set()

    threading.Thread(target=carry, daemon=True).start()
    if not ended.wait(max(timeout_s, 0.001)):
        raise TimeoutError(f"no answer within {timeout_s:g} s")
    if errors:
        raise errors[0]
    return results[0]
