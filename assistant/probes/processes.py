"""Processes by name, from /proc alone: ps hangs where a process does."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from assistant.model.fact import Absent, Unknown
from assistant.model.look import Content, ListDir, Look, Names
from assistant.probes.answers import garbled
from assistant.probes.whole import read_whole

TICKS_A_SECOND = 100
"""USER_HZ, which Linux promises to user space on all its architectures but alpha and ia64."""


class Process(msgspec.Struct, frozen=True):
    """One process.

    Attributes:
        state: its letter (R, S, D, T, Z).
        uid: its owner.
        arguments: its command line, or why that cannot be read.
        began_s: when it began, in seconds since the boot; None when that cannot be told.
    """

    pid: int
    name: str
    state: str = ""
    uid: int = 0
    arguments: tuple[str, ...] | Unknown = ()
    began_s: float | None = None


def find_processes(look: Look, names: Collection[str]) -> tuple[Process, ...] | Unknown:
    """All processes with one of these names (15 characters at most) in our own pid namespace."""
    found = look.list(ListDir("/proc"))
    if isinstance(found, Unknown):
        return found
    if not isinstance(found, Names):
        return ()
    processes: list[Process] = []
    for pid in sorted(int(name) for name in found.names if name.isascii() and name.isdecimal()):
        name = name_of(look, pid)
        process = read_process(look, pid) if isinstance(name, str) and name in names else name
        if isinstance(process, Unknown):
            return process
        if isinstance(process, Process):
            processes.append(process)
    return tuple(processes)


def name_of(look: Look, pid: int) -> str | Absent | Unknown:
    """The name of a process, Absent when there is none."""
    comm = read_whole(look, f"/proc/{pid}/comm")
    return comm.text.strip() if isinstance(comm, Content) else comm


def read_process(look: Look, pid: int) -> Process | Absent | Unknown:
    """What /proc tells about one process, Absent when it has ended or belongs to another pid namespace."""
    status = read_whole(look, f"/proc/{pid}/status")
    if not isinstance(status, Content):
        return status
    fields = parse_status(status.text)
    if "State" not in fields:
        return garbled("/proc")
    if len(fields.get("NSpid", "").split()) > 1:
        return Absent()
    # The arguments live in the process's own memory: reading them can wait for a process that hangs, so it is bounded
    # by the host, and done last.
    stat = read_whole(look, f"/proc/{pid}/stat")
    line = read_whole(look, f"/proc/{pid}/cmdline")
    return Process(
        pid,
        fields.get("Name", ""),
        fields.get("State", "")[:1],
        _first_number(fields.get("Uid", "")),
        line if isinstance(line, Unknown) else parse_arguments(line.text) if isinstance(line, Content) else (),
        parse_start(stat.text) if isinstance(stat, Content) else None,
    )


def parse_status(text: str) -> dict[str, str]:
    """`Name:\tdockerd` lines as a mapping."""
    pairs = (line.partition(":") for line in text.splitlines())
    return {name.strip(): value.strip() for name, found, value in pairs if found}


def parse_arguments(text: str) -> tuple[str, ...]:
    """The arguments in a cmdline file, which ends each with a NUL."""
    return tuple(text.rstrip("\0").split("\0")) if text.strip("\0") else ()


def parse_start(text: str) -> float | None:
    """When a process began, in seconds since the boot: field 22 of its stat file; None when unreadable.

    The name, in parentheses, may hold spaces and parentheses itself.
    """
    fields = text.rpartition(")")[2].split()
    return int(fields[19]) / TICKS_A_SECOND if len(fields) > 19 and fields[19].isdecimal() else None


def _first_number(text: str) -> int:
    first = text.split()[:1]
    return int(first[0]) if first and first[0].isascii() and first[0].isdecimal() else 0
