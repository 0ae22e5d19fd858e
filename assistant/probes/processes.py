"""Processes by name, from /proc alone: ps hangs where a process does."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from assistant.model.fact import Unknown
from assistant.model.look import Content, ListDir, Look, Names, Read

DOCKERD = ("dockerd", "dockerd-current", "docker")
TICKS_A_SECOND = 100
"""USER_HZ, which Linux promises to user space on all its architectures but alpha and ia64."""
_ENDS_AT_ONCE = {"--version", "-v", "--validate", "--help", "-h"}


class Process(msgspec.Struct, frozen=True):
    """One process: its state letter (R, S, D, T, Z), its owner and when it began, in seconds since the boot."""

    pid: int
    name: str
    state: str = ""
    uid: int = 0
    arguments: tuple[str, ...] = ()
    began_s: float = 0.0


def find_dockerd(look: Look) -> tuple[Process, ...] | Unknown:
    """All processes of the engine in our own pid namespace: not those that run inside a container."""
    found = find_processes(look, DOCKERD)
    return found if isinstance(found, Unknown) else tuple(filter(_is_daemon, found))


def find_processes(look: Look, names: Collection[str]) -> tuple[Process, ...] | Unknown:
    """All processes with one of these names (15 characters at most) in our own pid namespace."""
    found = look.list(ListDir("/proc"))
    if isinstance(found, Unknown):
        return found
    if not isinstance(found, Names):
        return ()
    pids = sorted(int(name) for name in found.names if name.isascii() and name.isdecimal())
    processes = (read_process(look, pid) for pid in pids if name_of(look, pid) in names)
    return tuple(each for each in processes if each is not None)


def name_of(look: Look, pid: int) -> str | None:
    """The name of a process, None when there is none."""
    comm = look.read(Read(f"/proc/{pid}/comm", limit_bytes=64))
    return comm.text.strip() if isinstance(comm, Content) else None


def read_process(look: Look, pid: int) -> Process | None:
    """What /proc tells about one process, None when it has ended or belongs to another pid namespace."""
    status = look.read(Read(f"/proc/{pid}/status", limit_bytes=4096))
    if not isinstance(status, Content):
        return None
    fields = parse_status(status.text)
    if len(fields.get("NSpid", "").split()) > 1:
        return None
    # The arguments live in the process's own memory: reading them can wait for a process that hangs, so it is bounded
    # by the host, and done last.
    stat = look.read(Read(f"/proc/{pid}/stat", limit_bytes=4096))
    line = look.read(Read(f"/proc/{pid}/cmdline", limit_bytes=65536))
    return Process(
        pid,
        fields.get("Name", ""),
        fields.get("State", "")[:1],
        _first_number(fields.get("Uid", "")),
        parse_arguments(line.text) if isinstance(line, Content) else (),
        parse_start(stat.text) if isinstance(stat, Content) else 0.0,
    )


def parse_status(text: str) -> dict[str, str]:
    """`Name:\tdockerd` lines as a mapping."""
    pairs = (line.partition(":") for line in text.splitlines())
    return {name.strip(): value.strip() for name, found, value in pairs if found}


def parse_arguments(text: str) -> tuple[str, ...]:
    """The arguments in a cmdline file, which ends each with a NUL."""
    return tuple(text.rstrip("\0").split("\0")) if text.strip("\0") else ()


def parse_start(text: str) -> float:
    """When a process began, in seconds since the boot: field 22 of its stat file; 0 when unreadable.

    The name, in parentheses, may hold spaces and parentheses itself.
    """
    fields = text.rpartition(")")[2].split()
    return int(fields[19]) / TICKS_A_SECOND if len(fields) > 19 and fields[19].isdecimal() else 0.0


def _first_number(text: str) -> int:
    first = text.split()[:1]
    return int(first[0]) if first and first[0].isascii() and first[0].isdecimal() else 0


def _is_daemon(process: Process) -> bool:
    """Whether it is the engine: before 1.13 that was `docker daemon`, and `docker` alone is a client.

    One that is dead already, or that only prints its version (another probe asks for it), is none.
    """
    if process.state == "Z" or _ENDS_AT_ONCE.intersection(process.arguments[1:]):
        return False
    if process.name != "docker":
        return True
    return any(word in ("daemon", "-d", "--daemon") for word in process.arguments[1:2])
