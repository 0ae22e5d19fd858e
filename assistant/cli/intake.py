"""Reading the text to diagnose: a file, a pipe, or what is pasted into the terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from assistant.model.errors import InputError, UsageError
from assistant.text.paste import Paste

BLOCK_BYTES = 1 << 18
HELD_BYTES = 1 << 20
"""A text up to this size is held; a larger one passes through in blocks."""
KEPT_BYTES = 1 << 18


def read_text(source: str | None) -> bytes | Paste:
    """The text to diagnose; one too large to hold is read while it is looked at.

    Args:
        source: a file's name, `-` for standard input, None for standard input when it is not a terminal.

    Raises:
        InputError: the file cannot be read, or there is nothing in it.
        UsageError: nothing was given and nobody is piping.
    """
    blocks = _standard_input(source) if source in (None, "-") else _file(Path(str(source)))
    held: list[bytes] = []
    for block in blocks:
        held.append(block)
        if sum(map(len, held)) > HELD_BYTES:
            return Paste(chain(held, blocks), KEPT_BYTES)
    data = b"".join(held)
    if not data.strip():
        raise InputError(
            "there is no text to diagnose",
            reference="empty-input",
            hint="some-command 2>&1 | drydock diagnose -     or     drydock doctor",
        )
    return data


def _standard_input(source: str | None) -> Iterator[bytes]:
    if sys.stdin is None or sys.stdin.closed:
        return
    if sys.stdin.isatty():
        if source is None:
            raise UsageError(
                "there is no text to diagnose: give a file, or pipe the text in",
                reference="no-input",
                hint="drydock diagnose error.txt     or     some-command 2>&1 | drydock diagnose -",
            )
        print("Paste the error, then press Ctrl-D on a line of its own.", file=sys.stderr)
    yield from _blocks(sys.stdin.buffer)


def _file(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            yield from _blocks(file)
    except IsADirectoryError as error:
        raise InputError(
            f"{path} is a directory", reference="not-a-file", hint="give a text file, or - for standard input"
        ) from error
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else "this is not a valid file name"
        raise InputError(
            f"cannot read {path}: {why}",
            reference="unreadable-input",
            hint="some-command 2>&1 | drydock diagnose -",
        ) from error


def _blocks(file: BinaryIO) -> Iterator[bytes]:
    while block := file.read(BLOCK_BYTES):
        yield block
