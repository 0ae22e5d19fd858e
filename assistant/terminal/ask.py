"""Asking a person on the terminal, also when standard input is a pipe."""

from __future__ import annotations

import contextlib
import os
import select
import sys
import time
from collections.abc import Callable
from typing import TextIO

Ask = Callable[[str], str]

QUIET_S = 0.1
"""Nothing has come for this long: a paste that a slow line brings in pieces is over."""
_LONGEST_S = 3.0
"""What still comes after so long is no person who answers a question, but a paste without an end, or a script."""
_CHUNK = 4096


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
        quiet = forget_what_was_typed_ahead(terminal.fileno())
        sys.stderr.write(question)
        sys.stderr.flush()
        if not quiet:
            sys.stderr.write("\n")
            return ""
        return _one_line(terminal.fileno())

    return ask


def _one_line(terminal: int) -> str:
    """One line, and none of what came with it: a buffer would keep the rest for the next question.

    Raises:
        EOFError: the terminal has closed, or ^D.
    """
    typed = b""
    while b"\n" not in typed and b"\r" not in typed:
        part = os.read(terminal, _CHUNK)
        if not part:
            break
        typed += part
    if not typed:
        raise EOFError
    return typed.decode(errors="replace").splitlines()[0]


def forget_what_was_typed_ahead(terminal: int) -> bool:
    """A yes answers the question that stands there: what was typed or pasted before it was shown approves nothing.

    Args:
        terminal: its descriptor; what is no terminal is left alone.

    Returns:
        Whether nothing more came.
    """
    import termios

    def more() -> bool:
        termios.tcflush(terminal, termios.TCIFLUSH)
        return bool(select.select([terminal], [], [], QUIET_S)[0])

    with contextlib.suppress(termios.error, OSError, ValueError):
        return comes_to_rest(more)
    return True


def comes_to_rest(more: Callable[[], bool], clock: Callable[[], float] = time.monotonic) -> bool:
    """Whether nothing more comes, at last.

    Args:
        more: forgets what has come, and waits a moment for more.
    """
    ends = clock() + _LONGEST_S
    while more():
        if clock() > ends:
            return False
    return True
