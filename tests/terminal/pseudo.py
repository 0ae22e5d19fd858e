"""A person at a pseudo-terminal: what is shown can be waited for, what is typed arrives at once."""

import os
import pty
import select
from collections.abc import Sequence

PATIENCE_S = 30


class Terminal:
    """A command on a terminal of its own.

    Args:
        argv: what runs there.
    """

    def __init__(self, argv: Sequence[str]) -> None:
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            os.execv(argv[0], list(argv))
        self.seen = ""

    def wait_for(self, text: str) -> None:
        """Read on until this has been shown."""
        while text not in self.seen:
            ready, _, _ = select.select([self._terminal], [], [], PATIENCE_S)
            assert ready, f"{text!r} did not come: {self.seen!r}"
            self.seen += os.read(self._terminal, 4096).decode()

    def type(self, text: str) -> None:
        """Type at once."""
        os.write(self._terminal, text.encode())

    def close(self) -> None:
        """Take the terminal away."""
        os.close(self._terminal)
        os.waitpid(self._pid, 0)


def talked(argv: Sequence[str], *turns: tuple[str, str]) -> str:
    """Talk with a command, and take its terminal away; all that stood there.

    Args:
        turns: what is waited for, and what is typed then; empty for nothing.
    """
    terminal = Terminal(argv)
    try:
        for shown, typed in turns:
            terminal.wait_for(shown)
            terminal.type(typed)
    finally:
        terminal.close()
    return terminal.seen
