"""Cut a paste into blocks."""

from __future__ import annotations

from assistant.matching.blocks.reader import Reader
from assistant.model.block import Block


def cut(text: str) -> tuple[Block, ...]:
    """The blocks of a paste, in order.

    A block can stand in another one: log lines in what a command printed are a block of their own, and so are the lines
    of each container in what `docker compose up` printed. Of two blocks that hold a line the inner one, which comes
    later, is who speaks there. Of a text longer than `cleaned.HEAD_LINES` and `TAIL_LINES` the middle is left out.
    Linear in the text; never raises.
    """
    return tuple(sorted(Reader(text).read(), key=lambda block: (block.first, -block.last)))
