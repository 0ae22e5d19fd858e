"""Open files, processes and keys, against what the kernel allows of each."""

from __future__ import annotations

import re

from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import Content, Look
from assistant.probes.answers import garbled
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text
from assistant.probes.whole import read_whole

_NUMBER = re.compile(r"\s*([0-9]{1,20})\s*\Z")
_FILES = re.compile(r"\s*([0-9]{1,20})\s+[0-9]{1,20}\s+([0-9]{1,20})\s*\Z")
_TASKS = re.compile(r"\S+ \S+ \S+ [0-9]{1,10}/([0-9]{1,10}) ")
_KEYS = re.compile(r"(?m)^\s*([0-9]{1,10}):\s+\d+ \d+/\d+ (\d+)/(\d+) (\d+)/(\d+)\s*$")

SPECS = (
    quantity("limit.open_files_used_pct", "how many of the files that all processes may have open are, in percent"),
    quantity("limit.tasks_used_pct", "how many of the processes and threads that there may be are, in percent"),
    quantity("limit.keys_used_pct", "how much of its quota of keys the user with the least left has used, in percent"),
    text("limit.keys_user_id", "the number of that user"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Read /proc/sys/fs/file-nr, /proc/loadavg with /proc/sys/kernel/pid_max and threads-max, and /proc/key-users.

        # cat /proc/sys/fs/file-nr /proc/loadavg /proc/sys/kernel/pid_max /proc/sys/kernel/threads-max /proc/key-users
        1984	0	9223372036854775807
        0.20 0.18 0.12 1/80 11206
        4194304
        63704
            0:     9 8/8 3/1000000 48/25000000

    Linux 6.1. https://man7.org/linux/man-pages/man5/proc.5.html
    """
    files = _text(look, "/proc/sys/fs/file-nr")
    load = _text(look, "/proc/loadavg")
    most = [_text(look, f"/proc/sys/kernel/{name}") for name in ("pid_max", "threads-max")]
    keys = _text(look, "/proc/key-users")
    found: dict[str, Answer] = {
        "limit.open_files_used_pct": files if isinstance(files, Unknown) else parse_files(files),
        "limit.tasks_used_pct": parse_tasks(load, most),
    }
    return found | (dict.fromkeys(_OF_KEYS, keys) if isinstance(keys, Unknown) else parse_keys(keys))


_OF_KEYS = ("limit.keys_used_pct", "limit.keys_user_id")


def _text(look: Look, path: str) -> str | Unknown:
    reply = read_whole(look, path)
    if isinstance(reply, Content):
        return reply.text
    return reply if isinstance(reply, Unknown) else garbled(path)


def parse_files(text: str) -> Answer:
    """Read fs.file-nr: allocated, free, most."""
    found = _FILES.match(text)
    return _share(int(found[1]), int(found[2])) if found else garbled("/proc/sys/fs/file-nr")


def parse_tasks(load: str | Unknown, most: list[str | Unknown]) -> Answer:
    """The tasks of /proc/loadavg against the lowest limit."""
    unseen = next((each for each in (load, *most) if isinstance(each, Unknown)), None)
    tasks = _TASKS.match(load) if isinstance(load, str) else None
    limits = [found for each in most if isinstance(each, str) and (found := _NUMBER.match(each))]
    if unseen or tasks is None or len(limits) < len(most):
        return unseen or garbled("/proc/loadavg")
    return _share(int(tasks[1]), min(int(each[1]) for each in limits))


def parse_keys(text: str) -> dict[str, Answer]:
    """Read /proc/key-users: of each user the keys and bytes that count, and the most of both."""
    rows = [[int(each) for each in row.groups()] for row in _KEYS.finditer(text)]
    if not rows:
        return dict.fromkeys(_OF_KEYS, garbled("/proc/key-users"))
    shares = [(max(_percent(keys, most), _percent(size, room)), user) for user, keys, most, size, room in rows]
    share, user = max(shares)
    return {"limit.keys_used_pct": Known(share), "limit.keys_user_id": Known(str(user))}


def _share(used: int, most: int) -> Answer:
    return Known(_percent(used, most))


def _percent(used: int, most: int) -> int:
    return min(100, used * 100 // most) if most else 100


PROBE = Probe("limit.kernel", SPECS, ask)
