"""Asking a person on the terminal, also when standard input is a pipe."""

from __future__ import annotations

import contextlib
import select
import sys
import time
from collections.abc import Callable
from typing import TextIO

Ask = Callable[[str], str]

QUIET_S = 0.1
"""Nothing has come for this long: a paste that a slow line brings in pieces is over."""
_LONGEST_S = 3.0
"""Who never stops typing is asked all the same; what came until then is forgotten."""


def ask_on_terminal() -> Ask | None:
    """How to ask; None where nobody can be asked.

    In `journalctl ... | drydock fix -` the text comes through standard input, and the person still sits at the
    terminal: the answers are read from there.
    """
    if not sys.stderr.isatty():
        return None
    if sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty():
        return _ask_with(sys.stdin)
    try:
        terminal = open("/dev/tty", encoding="utf-8", errors="replace")  # noqa: SIM115 - kept open for all questions
    except OSError:
        return None
    return _ask_with(terminal)


def _ask_with(terminal: TextIO) -> Ask:
    def ask(question: str) -> str:
        forget_what_was_typed_ahead(terminal.fileno())
        sys.stderr.write(question)
        sys.stderr.flush()
        line = terminal.readline()
        if not line:
            raise EOFError
        return line

    return ask


def forget_what_was_typed_ahead(terminal: int) -> None:
    """A yes answers the question that stands there: what was typed or pasted before it was shown approves nothing.

    Args:
        terminal: its descriptor; what is no terminal is left alone.
    """
    import termios

    with contextlib.suppress(termios.error, OSError, ValueError):
        ends = time.monotonic() + _LONGEST_S
        termios.tcflush(terminal, termios.TCIFLUSH)
        while select.select([terminal], [], [], QUIET_S)[0] and time.monotonic() < ends:
            termios.tcflush(terminal, termios.TCIFLUSH)
        termios.tcflush(terminal, termios.TCIFLUSH)
