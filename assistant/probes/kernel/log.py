"""What the kernel complained about: killed processes and failing disks."""

from __future__ import annotations

import re

from assistant.model.fact import Answer, Reason, Unknown
from assistant.model.look import Look, Ran
from assistant.probes.answers import all_alike, words
from assistant.probes.probe import Probe
from assistant.probes.specs import texts
from assistant.probes.whole import run_whole
from assistant.text.parts import head_of

MOST_LINES = 20
LONGEST_LINE = 300
# The words of mm/oom_kill.c: "Kill process" before Linux 5.0.
_OOM = re.compile(r"Out of memory(?: \(oom_kill_allocating_task\))?: Kill|[Mm]emory cgroup out of memory: Kill")
_HOST_OOM = re.compile(r"(?<!cgroup )[Oo]ut of memory(?: \(oom_kill_allocating_task\))?: Kill")
IO_ERROR = re.compile(r"I/O error|EXT4-fs (?:error|\(.*\): .*[Rr]emounting filesystem read-only)|XFS \(.*\): .*error")

SPECS = (
    texts("kernel.oom_kills", "processes that the kernel killed for want of memory, newest last", past=True),
    texts(
        "kernel.host_oom_kills", "those of them because the host as a whole was short of memory, newest last", past=True
    ),
    texts("kernel.io_errors", "errors of disks and file systems, newest last", past=True),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`dmesg`; where the user may not read the kernel's buffer, `journalctl -k -b -n 3000 -o cat --no-pager`.

    Sample, Linux 6.1: `[ 4211.552214] Memory cgroup out of memory: Killed process 9127 (stress) total-vm:266244kB, ...`
    Source: https://man7.org/linux/man-pages/man1/dmesg.1.html
    """
    text = read_log(look)
    if isinstance(text, Unknown):
        return all_alike(SPECS, text)
    return {
        "kernel.oom_kills": words(lines_like(text, _OOM)),
        "kernel.host_oom_kills": words(lines_like(text, _HOST_OOM)),
        "kernel.io_errors": words(lines_like(text, IO_ERROR)),
    }


def lines_like(text: str, pattern: re.Pattern[str]) -> tuple[str, ...]:
    """The newest lines that fit, newest last."""
    found = [head_of(line.strip(), LONGEST_LINE) for line in text.splitlines() if pattern.search(line[:1000])]
    return tuple(found[-MOST_LINES:])


def read_log(look: Look) -> str | Unknown:
    """The kernel's log since the boot, or as much as its buffer holds."""
    reply = run_whole(look, ("dmesg",))
    if isinstance(reply, Ran) and reply.code == 0:
        return reply.out
    journal = run_whole(look, ("journalctl", "-k", "-b", "-n", "3000", "-o", "cat", "--no-pager"))
    if isinstance(journal, Ran) and journal.out.strip():
        return journal.out
    if isinstance(reply, Ran):
        return Unknown(Reason.DENIED, "this user may not read the kernel's log", "run Drydock with sudo")
    return reply


PROBE = Probe("kernel.log", SPECS, ask)
