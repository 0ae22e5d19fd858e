"""A block while its lines are read."""

from __future__ import annotations

from typing import NamedTuple

from assistant.matching.blocks.documents import format_of_path, usual_path
from assistant.matching.blocks.programs import speaker_of
from assistant.model.block import Block, BlockKind, Inside
from assistant.model.speaker import Speaker


class Voice(NamedTuple):
    """Who speaks, and where; lines in a row of one voice are one block."""

    kind: BlockKind
    speaker: Speaker | None = None
    inside: Inside = Inside.UNKNOWN
    container: str = ""
    host: str = ""


class OpenBlock:
    """Some lines in a row.

    Attributes:
        voice: who speaks.
        first: the line of the paste that it begins with, that of the prompt where it has one.
        rows: its lines so far, each with its number.
        shows: the container whose own output it is, by its command; empty when it is none's.
    """

    def __init__(self, voice: Voice, first: int, indent: int = 0) -> None:
        self.voice = voice
        self.first = first
        self.rows: list[tuple[int, str]] = []
        self.command: tuple[str, ...] = ()
        self.as_root: bool | None = None
        self.partial = False
        self.shows = ""
        self.path = ""
        self.format = ""
        self.at = ""
        self._indent = indent
        self._last = first

    def add(self, number: int, line: str) -> None:
        """Take a line, without the indentation that the whole block has."""
        margin = len(line) - len(line.lstrip(" \t"))
        self.rows.append((number, line[min(margin, self._indent) :]))
        self._last = number

    def reach(self, number: int) -> None:
        """Count a line of it that is no output, as the second line of a command."""
        self._last = max(self._last, number)

    def closed(self) -> Block | None:
        """The block; None when it holds nothing."""
        while self.rows and not self.rows[-1][1].strip():
            self.rows.pop()
        if not self.rows and not self.command:
            return None
        text = "\n".join(row for _, row in self.rows)
        voice = self.voice
        form = self.format or (format_of_path(self.path) if voice.kind is BlockKind.FILE else "")
        return Block(
            voice.kind,
            self.first,
            self.rows[-1][0] if self.rows else self._last,
            text,
            tuple(number for number, _ in self.rows),
            speaker=voice.speaker or (speaker_of(self.command) if self.command else None),
            inside=voice.inside,
            command=self.command,
            as_root=self.as_root,
            container=voice.container,
            path=usual_path(self.path, form, text) if voice.kind is BlockKind.FILE else "",
            format=form,
            at=self.at,
            host=voice.host,
            partial=self.partial,
        )
