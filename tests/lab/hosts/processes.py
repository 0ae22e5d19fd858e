"""Starting programs of the lab: each dies with the process that started it, and none outlives its time."""

import os
import signal
import subprocess
from collections.abc import Sequence
from typing import NamedTuple

DIES_WITH_PARENT = ("setpriv", "--pdeathsig", "KILL")
TIMED_OUT = 124


class Outcome(NamedTuple):
    """What a command left: its exit code (124 when it ran out of time) and its two outputs."""

    code: int
    out: str
    err: str

    @property
    def text(self) -> str:
        """What a person at a terminal would have seen."""
        return self.out + self.err


def run(argv: Sequence[str], *, stdin: str | bytes | None = None, timeout_s: float = 60) -> Outcome:
    """Run `argv` to its end and return what came of it."""
    process = subprocess.Popen(
        argv,
        stdin=subprocess.DEVNULL if stdin is None else subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    with process:
        try:
            code, outputs = None, process.communicate(_as_bytes(stdin), timeout=timeout_s)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            code, outputs = TIMED_OUT, process.communicate()
    out, err = (output.decode(errors="replace") for output in outputs)
    return Outcome(process.returncode if code is None else code, out, err)


def _as_bytes(text: str | bytes | None) -> bytes | None:
    return text.encode() if isinstance(text, str) else text


def check(argv: Sequence[str]) -> str:
    """Run `argv`, which must succeed, and return its output.

    Raises:
        RuntimeError: it failed; the text says how.
    """
    outcome = run(argv)
    if outcome.code:
        raise RuntimeError(f"{' '.join(argv)}: exit code {outcome.code}: {outcome.text.strip()}")
    return outcome.out


def start(argv: Sequence[str], *, log: str = os.devnull, stdin: int = subprocess.DEVNULL) -> subprocess.Popen[bytes]:
    """Start `argv` in the background, to be killed when this process ends."""
    with open(log, "ab") as output:
        return subprocess.Popen([*DIES_WITH_PARENT, *argv], stdin=stdin, stdout=output, stderr=output)


def stop(process: subprocess.Popen[bytes]) -> None:
    """Kill a process that `start` started and wait for its end."""
    process.kill()
    process.wait()
    if process.stdin:
        process.stdin.close()
