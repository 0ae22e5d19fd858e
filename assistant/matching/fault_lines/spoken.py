"""Which of the lines that report a fault a program has printed: what people type and write reports none."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.model.block import Block, BlockKind
from assistant.model.fault_line import FaultLine

_QUIET = frozenset({BlockKind.WORDS, BlockKind.FILE})


def spoken_by_programs(lines: Iterable[FaultLine], blocks: Iterable[Block]) -> tuple[FaultLine, ...]:
    """Without lines of a person's words, of a file, and of the commands that were typed.

    Args:
        lines: of one text.
        blocks: of the same text.
    """
    quiet: set[int] = set()
    for block in blocks:
        rows = range(block.first, block.last + 1)
        if block.kind in _QUIET:
            quiet.update(rows)
        elif block.kind is BlockKind.COMMAND and block.lines:
            quiet.update(set(rows) - set(block.lines))
    return tuple(line for line in lines if line.line not in quiet)
