"""Commands on this machine end in time, whatever they do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from assistant.host.commands import LIMIT_BYTES, run_command
from assistant.model.fact import Reason, Unknown
from assistant.model.look import Ran, Run, RunReply

pytestmark = pytest.mark.processes

PYTHON = sys.executable


def _python(code: str, timeout_s: float = 20.0) -> RunReply:
    return run_command(Run((PYTHON, "-c", code), timeout_s))


def test_a_command_gives_its_code_and_both_outputs() -> None:
    code = "import sys; print('out'); print('err', file=sys.stderr); sys.exit(3)"
    assert _python(code) == Ran(3, "out\n", "err\n")


def test_an_argument_never_reaches_a_shell() -> None:
    code = ("import sys; print(sys.argv[1])", "$(reboot); rm -rf / `id` | cat > /x")
    assert run_command(Run((PYTHON, "-c", *code))) == Ran(0, code[1] + "\n")


def test_a_program_that_is_not_installed_is_said_to_be_so() -> None:
    reply = run_command(Run(("no-such-program-here",)))
    assert isinstance(reply, Unknown)
    assert reply.reason is Reason.NOT_INSTALLED


def test_no_command_at_all_is_unknown() -> None:
    assert isinstance(run_command(Run(())), Unknown)


def test_a_file_that_is_no_program_is_unknown(tmp_path: Path) -> None:
    file = tmp_path / "program"
    file.write_text("no program")
    file.chmod(0o755)
    assert isinstance(run_command(Run((str(file),))), Unknown)


def test_a_nul_in_an_argument_is_unknown() -> None:
    assert isinstance(run_command(Run((PYTHON, "a\0b"))), Unknown)


def test_a_command_that_does_not_end_is_killed() -> None:
    reply = _python("import time; time.sleep(600)", timeout_s=0.3)
    assert isinstance(reply, Unknown)
    assert reply.reason is Reason.TIMED_OUT


def test_the_children_of_a_command_that_does_not_end_are_killed_too(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    code = (
        "import subprocess, sys, time; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])"
        f"; open({str(mark)!r}, 'w').write(str(child.pid)); time.sleep(600)"
    )
    assert isinstance(_python(code, timeout_s=1.5), Unknown)
    assert _is_gone(int(mark.read_text()))


def test_the_children_that_outlive_a_command_are_killed(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    code = (
        "import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])"
        f"; open({str(mark)!r}, 'w').write(str(child.pid))"
    )
    assert isinstance(_python(code), Ran)
    assert _is_gone(int(mark.read_text()))


def test_a_command_does_not_outlive_the_program_that_asked(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    slow = f"import os, time; open({str(mark)!r}, 'w').write(str(os.getpid())); time.sleep(600)"
    asks = (
        "import pathlib, threading, time\n"
        "from assistant.host.commands import run_command\n"
        "from assistant.model.look import Run\n"
        f"ask = Run(({PYTHON!r}, '-c', {slow!r}), 600.0)\n"
        "threading.Thread(target=run_command, args=(ask,), daemon=True).start()\n"
        f"mark = pathlib.Path({str(mark)!r})\n"
        "while not (mark.exists() and mark.read_text()): time.sleep(0.02)\n"
    )
    assert subprocess.run([PYTHON, "-c", asks], timeout=60, check=False).returncode == 0
    assert _is_gone(int(mark.read_text()))


def test_a_child_that_keeps_the_output_open_is_not_waited_for() -> None:
    code = (
        "import subprocess, sys; print('done', flush=True)"
        "; subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(20)'])"
    )
    reply = _python(code, timeout_s=15.0)
    assert reply == Ran(0, "done\n")


def test_endless_output_is_cut_and_the_command_still_ends() -> None:
    reply = _python(f"print('x' * {3 * LIMIT_BYTES})")
    assert isinstance(reply, Ran)
    assert len(reply.out) == LIMIT_BYTES
    assert reply.cut


def test_an_output_that_fits_exactly_is_not_said_to_be_cut() -> None:
    assert _python(f"print('x' * {LIMIT_BYTES}, end='')") == Ran(0, "x" * LIMIT_BYTES)


def test_standard_input_is_empty() -> None:
    assert _python("import sys; print(repr(sys.stdin.read()))") == Ran(0, "''\n")


def test_bytes_that_are_no_text_are_replaced() -> None:
    assert _python("import sys; sys.stdout.buffer.write(b'a\\xffb')") == Ran(0, "a\ufffdb")


def _is_gone(pid: int) -> bool:
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        if _state(pid) == "Z":
            return True
        time.sleep(0.02)
    return False


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return "Z"
