"""What a tree brings along to be tried with: a text, a host, or both."""

from __future__ import annotations

from typing import Literal

import msgspec

from assistant.model.fact import Fact


class Example(msgspec.Struct, frozen=True):
    """A real text that must match the tree, a host that must be judged rightly, or both.

    Attributes:
        text: as a user pastes it; empty when the host alone shows the cause.
        source: where it is from.
        also: other symptoms that rightly match it.
        cause: the cause that must be ranked first, by the text and the host together.
        host: facts and answers as they are; what is not stated is not known.
        status: that the cause must have.
        excluded: causes that must be ruled out.
        fix: the fix of the cause that must be what is to be done next.
    """

    text: str = ""
    source: str = ""
    also: tuple[str, ...] = ()
    cause: str | None = None
    host: tuple[Fact, ...] = ()
    status: Literal["confirmed", "likely", "possible"] | None = None
    excluded: tuple[str, ...] = ()
    fix: str | None = None
