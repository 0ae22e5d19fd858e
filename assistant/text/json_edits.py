"""What has to change in a text before it is JSON."""

from __future__ import annotations

import msgspec

from assistant.text.json_tokens import Token

MOST_EDITS = 300


class HopelessError(Exception):
    """What is meant cannot be told."""

    def __init__(self, place: int, what: str) -> None:
        super().__init__(what)
        self.place = place
        self.what = what


class Edit(msgspec.Struct, frozen=True):
    """The text between two offsets gives way to `good`; `wrong` says why."""

    start: int
    end: int
    good: str
    wrong: str


class Edits:
    """Gathers what has to change.

    Attributes:
        noted: in the order in which it was noticed.

    Raises:
        HopelessError: from each method, when it is too much.
    """

    def __init__(self) -> None:
        self.noted: list[Edit] = []

    def replace(self, token: Token, good: str, wrong: str) -> None:
        """Write a piece otherwise, where something is wrong with it."""
        if wrong:
            self._add(token.start, token.end, good, wrong)

    def drop(self, token: Token, wrong: str) -> None:
        """Leave a piece out."""
        self._add(token.start, token.end, "", wrong)

    def insert(self, place: int, good: str, wrong: str) -> None:
        """Add what is missing."""
        self._add(place, place, good, wrong)

    def _add(self, start: int, end: int, good: str, wrong: str) -> None:
        if len(self.noted) == MOST_EDITS:
            raise HopelessError(start, "too much is wrong with it")
        self.noted.append(Edit(start, end, good, wrong))
