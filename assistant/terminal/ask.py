"""Asking a person on the terminal, also when standard input is a pipe."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from typing import TextIO

Ask = Callable[[str], str]


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
        _forget_what_was_typed_ahead(terminal)
        sys.stderr.write(question)
        sys.stderr.flush()
        line = terminal.readline()
        if not line:
            raise EOFError
        return line

    return ask


def _forget_what_was_typed_ahead(terminal: TextIO) -> None:
    """A yes answers the question that stands there: what was typed or pasted before it was shown approves nothing."""
    import termios

    with contextlib.suppress(termios.error, OSError, ValueError):
        termios.tcflush(terminal.fileno(), termios.TCIFLUSH)
