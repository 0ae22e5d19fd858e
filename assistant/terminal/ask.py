"""Asking a person on the terminal, also when standard input is a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable

Ask = Callable[[str], str]


def ask_on_terminal() -> Ask | None:
    """How to ask; None where nobody can be asked.

    In `journalctl ... | drydock fix -` the text comes through standard input, and the person still sits at the
    terminal: the answers are read from there.
    """
    if not sys.stderr.isatty():
        return None
    if sys.stdin is not None and not sys.stdin.closed and sys.stdin.isatty():
        return _ask_with(sys.stdin.readline)
    try:
        terminal = open("/dev/tty", encoding="utf-8", errors="replace")  # noqa: SIM115 - kept open for all questions
    except OSError:
        return None
    return _ask_with(terminal.readline)


def _ask_with(read_line: Callable[[], str]) -> Ask:
    def ask(question: str) -> str:
        sys.stderr.write(question)
        sys.stderr.flush()
        line = read_line()
        if not line:
            raise EOFError
        return line

    return ask
