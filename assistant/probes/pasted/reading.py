"""What one kind of block can answer."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Reply

Answering = Callable[[Ask], Reply | None]
"""The reply to a question, None when the block does not answer it."""


class Shown(msgspec.Struct, frozen=True):
    """What a block shows of a host.

    Attributes:
        answer: replies as a host would have; it never raises for what stands in the block.
        feeds: the families of facts that it can tell, as its entry in the catalogue says.
        tells: facts that are worth asking for because of this block, whatever else the paste says: those about the
            host, and about each object that the block names.
    """

    block: Block
    answer: Answering
    tells: tuple[FactKey, ...] = ()
    feeds: tuple[str, ...] = ()


Read = Callable[[Block], Shown | None]
"""Read a block; None when it is not what its command or its form promises, or holds nothing."""
