"""Commands that change this machine: run to their end without a shell, bounded in time and output."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Sequence

from assistant.host.commands import collect, has_ended, ran
from assistant.host.interrupt import HeldInterrupt
from assistant.host.programs import environment, find_program, why_not_found
from assistant.model.errors import ActionError
from assistant.model.look import Ran
from assistant.text.parts import tail_of

_GRACE_S = 5.0
"""How long a command that is told to end may take to leave things in order."""


def run_child(argv: Sequence[str], *, timeout_s: float, stdin: bytes = b"") -> Ran:
    """Run a command.

    It has a process group of its own, so that ^C reaches only Drydock, which then ends it in order; it stays in the
    session of the terminal, because sudo remembers a password by terminal.

    Args:
        stdin: what it reads; the end of the file when empty.

    Raises:
        ActionError: it is not installed, cannot be started, or did not end in time.
    """
    program = find_program(argv[0])
    if program is None:
        raise ActionError(why_not_found(argv[0]).detail, reference="program-missing")
    interrupt = HeldInterrupt()
    try:
        process = _start((program, *argv[1:]), stdin)
    except BaseException:
        interrupt.release()
        raise
    try:
        interrupt.release()
        out, err = collect(process, time.monotonic() + timeout_s)
        code = process.wait() if has_ended(process) else None
    finally:
        ended = _end(process)
    if code is None:
        rest = "it was ended" if ended else "it is still running, and you are not allowed to end it"
        raise ActionError(
            f"{argv[0]} did not finish within {timeout_s:g} s; {rest}",
            reference="command-timed-out",
            context=tail_of((out + err).decode(errors="replace"), 500),
        )
    return ran(code, out, err)


def _start(argv: Sequence[str], stdin: bytes) -> subprocess.Popen[bytes]:
    # Memory, not a temporary file: the disk may be what is full.
    given = os.memfd_create("drydock-stdin")
    try:
        with os.fdopen(os.dup(given), "wb") as file:
            file.write(stdin)
        os.lseek(given, 0, os.SEEK_SET)
        return subprocess.Popen(
            argv,
            stdin=given,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            cwd="/",
            process_group=0,
        )
    except (OSError, ValueError) as error:
        raise ActionError(f"{argv[0]} cannot be run: {error}", reference="program-not-runnable") from error
    finally:
        os.close(given)


def _end(process: subprocess.Popen[bytes]) -> bool:
    """End what still runs, first politely; whether it has ended."""
    for pipe in (process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            return True
        # What runs as root through sudo cannot be signalled by an ordinary user.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE_S)
    return process.poll() is not None
