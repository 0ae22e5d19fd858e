"""The terminal: lines wrapped to its width, coloured where it has colours, harmless and without secrets always."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TextIO

import click

from assistant.say.lines import Line, Role
from assistant.terminal.masked import masked
from assistant.text.redaction import Redact, redact
from assistant.text.safe import plain
from assistant.text.wrapped import wrap

WIDEST = 100
"""Longer lines are hard to read, however wide the terminal is."""

_LOOK: dict[Role, dict[str, object]] = {
    Role.HEADING: {"bold": True},
    Role.PLAIN: {},
    Role.DETAIL: {"dim": True},
    Role.GOOD: {"fg": "green", "bold": True},
    Role.BAD: {"fg": "red", "bold": True},
    Role.WARNING: {"fg": "yellow"},
    Role.COMMAND: {"fg": "cyan"},
}


class Screen:
    """Prints lines to a stream.

    Args:
        stream: standard output when None.
        colour: None finds out: a terminal, no NO_COLOR, TERM not dumb.
        widest: no line is wider, in columns, however wide the terminal is.
        is_brief: what only explains is left out.
        redact: takes the secrets out of what is shown; the one door to the terminal.
    """

    def __init__(
        self,
        stream: TextIO | None = None,
        *,
        colour: bool | None = None,
        widest: int = WIDEST,
        is_brief: bool = False,
        redact: Redact = redact,
    ) -> None:
        self.redact = redact
        self._stream = stream or sys.stdout
        self._colour = has_colour(self._stream) if colour is None else colour
        self._widest = widest
        self._is_brief = is_brief

    @property
    def width(self) -> int:
        """Columns to use: the terminal's, at most the widest; 80 in a pipe."""
        if not self._stream.isatty():
            return min(80, self._widest)
        return max(20, min(self._widest, _size().columns))

    @property
    def height(self) -> int | None:
        """Rows that are in view; None in a pipe, which has no end."""
        return _size().lines if self._stream.isatty() else None

    def show(self, lines: Iterable[Line]) -> None:
        """Print lines."""
        for line in masked([line for line in lines if not (self._is_brief and line.explains)], self.redact):
            self._print(line)

    def say(self, text: str = "", role: Role = Role.PLAIN, indent: int = 0) -> None:
        """Print one paragraph."""
        self.show([Line(text, role, indent)])

    def _print(self, line: Line) -> None:
        for text in wrapped(line, self.width):
            styled = click.style(text, **_LOOK[line.role]) if self._colour and text else text  # type: ignore[arg-type]
            click.echo(self._encodable(styled), file=self._stream, color=self._colour)

    def _encodable(self, text: str) -> str:
        """What the stream cannot write (an ASCII locale) becomes a question mark, not a crash."""
        encoding = self._stream.encoding or "utf-8"
        return text.encode(encoding, errors="replace").decode(encoding)


def _size() -> os.terminal_size:
    import shutil  # brings the formats of archives along, which a pipe need not wait for

    return shutil.get_terminal_size()


def wrapped(line: Line, width: int) -> list[str]:
    """The line's text in rows of at most `width` columns; a command is never broken."""
    rows: list[str] = []
    first = (" " * max(0, line.indent - len(line.mark) - 1) + line.mark + " ") if line.mark else " " * line.indent
    rest = " " * line.indent
    for part in plain(line.text).split("\n"):
        rows += [first + part] if line.role is Role.COMMAND else wrap(part, width, first, rest) or [""]
        first = rest
    return rows


def has_colour(stream: TextIO) -> bool:
    """Whether to colour: never with NO_COLOR (whatever its value), in a pipe or on a dumb terminal."""
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
