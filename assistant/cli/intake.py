"""Reading the text to diagnose: a file, a pipe, or what is pasted into the terminal."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO

from assistant.model.errors import InputError, UsageError

LIMIT_BYTES = 128 * 1024 * 1024
"""A text beyond this is read in part; the newest lines of a log are at its end, so the end is kept."""


def read_text(source: str | None) -> bytes:
    """The bytes to diagnose.

    Args:
        source: a file's name, `-` for standard input, None for standard input when it is not a terminal.

    Raises:
        InputError: the file cannot be read, or there is nothing in it.
        UsageError: nothing was given and nobody is piping.
    """
    data = _from_standard_input(source) if source in (None, "-") else _from_file(Path(str(source)))
    if not data.strip():
        raise InputError(
            "there is no text to diagnose",
            reference="empty-input",
            hint="some-command 2>&1 | drydock diagnose -     or     drydock doctor",
        )
    return data


def _from_standard_input(source: str | None) -> bytes:
    if sys.stdin is None or sys.stdin.closed:
        return b""
    if sys.stdin.isatty():
        if source is None:
            raise UsageError(
                "which text? Give a file, or pipe one in",
                reference="no-input",
                hint="drydock diagnose error.txt     or     some-command 2>&1 | drydock diagnose -",
            )
        print("Paste the error, then press Ctrl-D on a line of its own.", file=sys.stderr)
    return _bounded(sys.stdin.buffer)


def _from_file(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return _bounded(file)
    except IsADirectoryError as error:
        raise InputError(f"{path} is a directory", reference="not-a-file", hint="give a text file, or -") from error
    except OSError as error:
        raise InputError(
            f"cannot read {path}: {error.strerror}",
            reference="unreadable-input",
            hint="check the name, or pipe the text in: some-command 2>&1 | drydock diagnose -",
        ) from error


def _bounded(file: BinaryIO) -> bytes:
    blocks: list[bytes] = []
    total = 0
    while block := file.read(1 << 20):
        blocks.append(block)
        total += len(block)
        while total - len(blocks[0]) > LIMIT_BYTES:
            total -= len(blocks.pop(0))
    return b"".join(blocks)
