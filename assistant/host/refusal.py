"""Why the local machine could not be looked at, in the words of facts."""

from __future__ import annotations

import errno
import os

from assistant.model.fact import Absent, Reason, Unknown

# ESRCH: a process that ended between two looks; its files under /proc are gone with it.
_ABSENT = {errno.ENOENT, errno.ENOTDIR, errno.ENXIO, errno.ENODEV, errno.ESRCH}
_DENIED = {errno.EACCES, errno.EPERM}


def denied(detail: str) -> Unknown:
    """The user may not look; root may."""
    remedy = "" if os.geteuid() == 0 else "run Drydock with sudo"
    return Unknown(Reason.DENIED, detail, remedy)


def refusal_of(error: OSError, what: str) -> Absent | Unknown:
    """What an error of the operating system says about `what`: that there is none, or why it cannot be looked at."""
    if isinstance(error, TimeoutError):
        return Unknown(Reason.TIMED_OUT, f"{what}: no answer in time (is its file system hung?)")
    if error.errno in _ABSENT:
        return Absent()
    if error.errno in _DENIED:
        return denied(f"{what}: {error.strerror}")
    return Unknown(Reason.UNREADABLE, f"{what}: {error.strerror or error}")
