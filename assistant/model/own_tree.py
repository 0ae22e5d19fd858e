"""Knowledge that did not come with Drydock, as the journal names it."""

from __future__ import annotations

import msgspec


class OwnTree(msgspec.Struct, frozen=True):
    """A file of the user's own that a step rests on.

    Attributes:
        digest: SHA-256 of its content as it was read; empty where nobody knows it.
    """

    path: str
    digest: str = ""
