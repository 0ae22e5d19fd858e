"""A person at a terminal of the lab host: python -m tests.lab.terminal COMMAND... approves every step.

Prints what stood on the terminal, 80 columns wide, without colour, with the answers as they were typed; ends with the
exit code of the command.
"""

import os
import pty
import re
import select
import struct
import sys
import termios
from collections.abc import Sequence
from fcntl import ioctl

_COLUMNS, _LINES = 80, 50
_PATIENCE_S = 60
_ASKS = re.compile(rb"(\[y/N\]|to leave it:) $")
_NOT_DONE = b"Is it done?"
"""What is advice for a human is not followed here; the next fix is tried instead."""


def run(argv: Sequence[str]) -> tuple[int, str]:
    """Run a command on a terminal of its own; its exit code, and the text that stood there at the end."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ |= {"NO_COLOR": "1", "TERM": "xterm"}
        os.execvp(argv[0], argv)
    ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", _LINES, _COLUMNS, 0, 0))
    seen = b""
    while block := _read(terminal):
        seen += block
        if _ASKS.search(seen):
            question = seen.rpartition(b"\n")[2]
            os.write(terminal, b"n\n" if question.startswith(_NOT_DONE) else b"y\n")
    _, ended = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(ended), shown(seen.decode(errors="replace"))


def shown(text: str) -> str:
    """The lines as they stood at the end: of a line that was written over, only the last writing."""
    lines = (line.rstrip("\r").rpartition("\r")[2].rstrip() for line in text.split("\n"))
    return "\n".join(lines)


def _read(terminal: int) -> bytes:
    ready, _, _ = select.select([terminal], [], [], _PATIENCE_S)
    try:
        return os.read(terminal, 65536) if ready else b""
    except OSError:  # Linux tells so that the other side has closed.
        return b""


if __name__ == "__main__":
    code, text = run(sys.argv[1:])
    print(text, end="")
    sys.exit(code)
