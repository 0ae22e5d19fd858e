"""The blocks that are open at a line: the outer one, and the one that speaks in it."""

from __future__ import annotations

from assistant.matching.blocks.open_block import OpenBlock, Voice
from assistant.model.block import Block, BlockKind
from assistant.model.speaker import Speaker
from assistant.text.stamp import stamp_of


class Opened:
    """What is open.

    Attributes:
        blocks: those that are closed.
        outer: a command's output, a file, a table, words or lines of which nothing is known.
        inner: log lines, by themselves or in the outer one.
    """

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.outer: OpenBlock | None = None
        self.inner: OpenBlock | None = None

    def begin(self, block: OpenBlock) -> OpenBlock:
        """Close what is open, and open a block."""
        self.close()
        self.outer = block
        return block

    def go_on(self, voice: Voice, number: int, line: str) -> None:
        """Take a line outside of commands and files: it goes on with what is open, or begins anew."""
        outer = self.outer
        same = outer is not None and outer.voice.kind is voice.kind and voice.speaker in (None, outer.voice.speaker)
        if outer is None or not same:
            outer = self.begin(OpenBlock(voice, number, margin_of(line)))
        else:
            self.close_inner()
        outer.add(number, line)

    def speak(self, voice: Voice, number: int, text: str, line: str) -> None:
        """Take a line of a log, whose message is `text`: it goes on with the open one if the same program speaks."""
        if self.inner and self.inner.voice != voice:
            self.close_inner()
        if self.inner is None:
            self.inner = OpenBlock(voice, number)
            self.inner.at = stamp_of(line).at
        self.inner.add(number, text)

    def blank(self, number: int) -> None:
        """Take an empty line."""
        for block in (self.outer, self.inner):
            if block:
                block.add(number, "")

    def close_inner(self) -> None:
        """Close the log that is open."""
        self._keep(self.inner)
        self.inner = None

    def close(self) -> None:
        """Close all that is open."""
        self.close_inner()
        self._keep(self.outer)
        self.outer = None

    def _keep(self, block: OpenBlock | None) -> None:
        closed = block.closed() if block else None
        if closed:
            self.blocks.append(closed)


def margin_of(line: str) -> int:
    """Its indentation, in characters."""
    return len(line) - len(line.lstrip(" \t"))


def goes_on(kind: BlockKind, speaker: Speaker | None, *, after_gap: bool) -> bool:
    """Whether a line of whose form nothing is known is one more of a table or a trace."""
    return (kind is BlockKind.TABLE and not (after_gap and speaker)) or (kind is BlockKind.TRACE and not after_gap)
