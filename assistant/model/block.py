"""A paste in blocks: what one speaker printed, where it was printed, and when."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from assistant.model.speaker import Speaker


class BlockKind(StrEnum):
    """What a block is."""

    COMMAND = "command"
    """a prompt's command and what it printed"""
    LOG = "log"
    """log lines of one program"""
    FILE = "file"
    """the content of a file: `cat FILE`, fenced, or bare JSON, YAML, TOML, INI or a Dockerfile"""
    TABLE = "table"
    """what a command printed, known by its header or form; the command itself was not pasted"""
    TRACE = "trace"
    """a stack trace of a language"""
    WORDS = "words"
    """what a person wrote"""
    OUTPUT = "output"
    """lines of a program of which nothing more is known"""


class Inside(StrEnum):
    """Where a block was printed, as seen from the machine that the person asks about."""

    HOST = "host"
    CONTAINER = "container"
    """a container's own output, or a prompt inside one: what it shows is not the host's"""
    RUNNER = "runner"
    """a job of a CI system, which may itself be a container"""
    UNKNOWN = "unknown"


class Block(msgspec.Struct, frozen=True):
    """A part of a paste that one speaker printed.

    Attributes:
        first, last: 1-based lines of the paste, both included.
        text: its lines without what stands before them (prompt, log prefix, name of a service); for a COMMAND what the
            command printed, for a FILE its content.
        lines: for each line of `text` the line of the paste that it stands on.
        speaker: the program that printed it, None when that is not known.
        command: the argv of a COMMAND, without `sudo`, variables, pipes and `docker exec X` before or behind it; as it
            was typed, never to be run. Of a FILE that a command has shown, that command.
        as_root: the prompt or `sudo` says so; None when nothing does.
        container: name or id of the container that speaks, when it is named.
        path: of a FILE, as the paste names it; where only its name or its content tells what it is, the usual place;
            else empty.
        format: of a FILE: json, yaml, toml, ini, dockerfile, text.
        at: when it was written, as text.stamp gives it; empty when nothing says so.
        host: the machine that its prompt or its log lines name; empty when they name none.
        partial: only some lines of it are shown, as behind `| grep`: what is not there is not absent.
    """

    kind: BlockKind
    first: int
    last: int
    text: str
    lines: tuple[int, ...] = ()
    speaker: Speaker | None = None
    inside: Inside = Inside.UNKNOWN
    command: tuple[str, ...] = ()
    as_root: bool | None = None
    container: str = ""
    path: str = ""
    format: str = ""
    at: str = ""
    host: str = ""
    partial: bool = False

    def line_of(self, row: int) -> int:
        """The line of the paste that the 0-based line `row` of `text` stands on."""
        return self.lines[row] if 0 <= row < len(self.lines) else self.first
