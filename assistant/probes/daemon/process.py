"""The process of the engine."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Content, Look
from assistant.probes.answers import garbled, word
from assistant.probes.dockerd import dockerd_in_force
from assistant.probes.probe import Probe
from assistant.probes.processes import Process, name_of
from assistant.probes.specs import quantity, text, truth
from assistant.probes.whole import read_whole

PID_FILE = "/run/docker.pid"

SPECS = (
    truth("daemon.process", "a dockerd process runs"),
    quantity("daemon.processes", "how many dockerd processes run"),
    quantity("daemon.pid", "the process number of dockerd"),
    text("daemon.process_state", "the state letter of dockerd's process: S, R, D, T (stopped) or Z (dead)"),
    text("daemon.args", "the command line that dockerd runs with"),
    quantity("daemon.pid_file", "the process number in /run/docker.pid"),
    text("daemon.pid_file_program", "the program that has that process number"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    r"""/proc/PID/comm, status and cmdline of every process named dockerd, and /run/docker.pid.

    Sample of status, Linux 6.1: `Name:\tdockerd`, `State:\tT (stopped)`, `Uid:\t0\t0\t0\t0`, `NSpid:\t812`
    Sample of the pid file, docker 20.10.24: `812`
    Source: https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
    """
    pid_file = _pid_file(look)
    return {
        **_running(look, pid_file),
        "daemon.pid_file": pid_file,
        "daemon.pid_file_program": _program(look, pid_file),
    }


def parse_pid(text: str) -> int | None:
    """The number in a pid file, None when it holds none."""
    word = text.strip()
    return int(word) if word.isascii() and word.isdecimal() and len(word) < 10 else None


def _running(look: Look, pid_file: Answer) -> dict[str, Answer]:
    mine = dockerd_in_force(look)
    if isinstance(mine, Unknown):
        return {name: mine for name in _RUNNING}
    none: dict[str, Answer] = {name: Absent() for name in _RUNNING}
    return _answers(mine, pid_file) if mine else none | {"daemon.process": Known(False), "daemon.processes": Known(0)}


def _answers(found: tuple[Process, ...], pid_file: Answer) -> dict[str, Answer]:
    named = [process for process in found if pid_file == Known(process.pid)]
    chosen = (named or list(found))[0]
    return {
        "daemon.process": Known(True),
        "daemon.processes": Known(len(found)),
        "daemon.pid": Known(chosen.pid),
        "daemon.process_state": word(chosen.state),
        "daemon.args": _joined(chosen.arguments),
    }


def _joined(arguments: tuple[str, ...] | Unknown) -> Answer:
    return arguments if isinstance(arguments, Unknown) else word(" ".join(arguments))


def _pid_file(look: Look) -> Answer:
    reply = read_whole(look, PID_FILE)
    if not isinstance(reply, Content):
        return reply
    pid = parse_pid(reply.text)
    return garbled(PID_FILE) if pid is None else Known(pid)


def _program(look: Look, pid_file: Answer) -> Answer:
    if not isinstance(pid_file, Known):
        return pid_file
    name = name_of(look, pid_file.value) if isinstance(pid_file.value, int) else Absent()
    return word(name) if isinstance(name, str) else name


_RUNNING = ("daemon.process", "daemon.processes", "daemon.pid", "daemon.process_state", "daemon.args")

PROBE = Probe("daemon.process", SPECS, ask)
