"""Read-only commands on the local machine: no shell, bounded in time and output, nothing left running."""

from __future__ import annotations

import atexit
import contextlib
import os
import selectors
import signal
import subprocess
import threading
import time
from typing import IO

from assistant.host.programs import environment, find_program, why_not_found
from assistant.host.refusal import denied
from assistant.model.fact import Reason, Unknown
from assistant.model.look import Ran, Run, RunReply

LIMIT_BYTES = 1_048_576
CHUNK = 65_536
_POLL_S = 0.05
_PAUSE_S = 0.005
_GRACE_S = 0.1
"""How long output is awaited from children that outlive the command and keep its pipes open."""

_under_way: set[subprocess.Popen[bytes]] = set()


@atexit.register
def _end_all() -> None:
    """Nobody waits for what still runs when the program ends (^C, or its time was up): it must not load the host."""
    for process in tuple(_under_way):
        _kill(process)


def run_command(ask: Run) -> RunReply:
    """Run a command to its end, or kill it with all its children when its time is up."""
    program = find_program(ask.argv[0]) if ask.argv else None
    if program is None:
        return why_not_found(ask.argv[0]) if ask.argv else Unknown(Reason.NOT_INSTALLED, "no command")
    try:
        process = _start(program, ask)
    except PermissionError:
        return denied(f"{program}: you are not allowed to run it")
    except (OSError, ValueError) as error:
        return Unknown(Reason.UNREADABLE, f"{program}: {error}")
    _under_way.add(process)
    try:
        return _outcome(process, ask)
    finally:
        _end(process)
        _under_way.discard(process)


def _start(program: str, ask: Run) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        (program, *ask.argv[1:]),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd="/",
        start_new_session=True,
    )


def _outcome(process: subprocess.Popen[bytes], ask: Run) -> RunReply:
    out, err = collect(process, time.monotonic() + ask.timeout_s)
    if not has_ended(process):
        return Unknown(Reason.TIMED_OUT, f"{ask.argv[0]} did not finish within {ask.timeout_s:g} s")
    # Before it is waited for: its number, which is that of its group, may be another's afterwards.
    _kill(process)
    return ran(process.wait(), out, err)


def collect(process: subprocess.Popen[bytes], deadline: float) -> tuple[bytearray, bytearray]:
    """Read both pipes until they close and the command has ended, or its time is up."""
    out, err = bytearray(), bytearray()
    with selectors.DefaultSelector() as pipes:
        for pipe, into in zip(_pipes(process), (out, err), strict=True):
            pipes.register(pipe, selectors.EVENT_READ, into)
        ended: float | None = None
        while pipes.get_map() and (now := time.monotonic()) < deadline:
            for key, _ in pipes.select(min(_POLL_S, deadline - now)):
                if not _take(key.fd, key.data):
                    pipes.unregister(key.fileobj)
            if ended is None and has_ended(process):
                ended = time.monotonic()
            if ended is not None and time.monotonic() - ended > _GRACE_S:
                break
    while not has_ended(process) and time.monotonic() < deadline:
        time.sleep(_PAUSE_S)
    return out, err


def _pipes(process: subprocess.Popen[bytes]) -> list[IO[bytes]]:
    return [pipe for pipe in (process.stdout, process.stderr) if pipe is not None]


def _take(pipe: int, into: bytearray) -> bool:
    """Keep what fits of the next piece; False at the end."""
    # What does not fit is read too, so that the command can end.
    part = os.read(pipe, CHUNK)
    # One byte over the limit tells that there was more.
    into += part[: max(0, LIMIT_BYTES + 1 - len(into))]
    return bool(part)


def has_ended(process: subprocess.Popen[bytes]) -> bool:
    """Whether a command has ended; it keeps its number until it is waited for, and so can its group be killed."""
    if process.returncode is not None:
        return True
    try:
        return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return True


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what still runs, children that outlived the command among it; a thread waits for what cannot die."""
    for pipe in _pipes(process):
        pipe.close()
    _kill(process)
    if process.poll() is None:
        threading.Thread(target=process.wait, daemon=True).start()


def _kill(process: subprocess.Popen[bytes]) -> None:
    # A command that runs as another user (sudo) cannot be killed by us; it is left behind, never waited for.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)


def ran(code: int, out: bytearray, err: bytearray) -> Ran:
    """What became of a command, from its two outputs as `collect` read them."""
    return Ran(code, _text(out), _text(err), cut=len(out) > LIMIT_BYTES)


def _text(data: bytearray) -> str:
    return data[:LIMIT_BYTES].decode(errors="replace")
