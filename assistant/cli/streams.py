"""The three streams of the process, also where one is closed or cannot take what is written."""

from __future__ import annotations

import errno
import io
import os
import sys
from contextlib import suppress
from typing import NoReturn

from assistant.model.errors import DrydockError
from assistant.owned.answering import is_any_silent

_GONE = frozenset({errno.EPIPE, errno.EBADF, errno.EIO})
"""Nobody reads any more: a pipe that ended, a closed stream, a terminal that went away."""


class OutputError(DrydockError):
    """What was to be printed could not be."""


class OutputGoneError(Exception):
    """Nobody reads what is printed: what they wanted they have."""


class _Output(io.TextIOWrapper):
    """Standard output, whose errors are told apart from those of the host's files."""

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except OSError as error:
            _lost(error)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            _lost(error)


def open_streams() -> None:
    """Give the process all three streams, before anything else is opened: a file must not get the number of one.

    One that is closed reads as empty, and takes what is written as /dev/null does.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        if getattr(sys, name) is None:
            null = os.open(os.devnull, os.O_RDWR)
            if null != number:
                os.dup2(null, number)
                os.close(null)
            setattr(sys, name, os.fdopen(number, "r" if name == "stdin" else "w", encoding="utf-8", closefd=False))
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        encoding, errors, by_line = out.encoding, out.errors, out.line_buffering
        sys.stdout = _Output(out.detach(), encoding=encoding, errors=errors, line_buffering=by_line)


def end_output() -> None:
    """Let what is still buffered go nowhere: at the end of the process Python would write it, and complain."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)


def leave(code: int) -> NoReturn:
    """End the process. Where a place has stopped to answer, at once: what is still open there would be closed in order,
    and nobody knows how long that takes."""
    if is_any_silent():
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, OutputError, OutputGoneError):
                stream.flush()
        os._exit(code)
    sys.exit(code)


def _lost(error: OSError) -> NoReturn:
    if error.errno in _GONE:
        raise OutputGoneError from error
    raise OutputError(
        "the output could not be written",
        reference="output-not-written",
        context=os.strerror(error.errno) if error.errno else str(error),
        hint="write it to a place that has room",
    ) from error
