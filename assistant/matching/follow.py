"""Follow a message through a text, forwards or backwards, as far as the text goes with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

ELLIPSIS = "..."
LEAST_PART = 3
"""So many letters of a piece are more than chance."""


class Followed(msgspec.Struct, frozen=True):
    """How far a text says a message.

    Attributes:
        at: where it stops saying it, or where the open hole begins.
        letters: how many literal letters were seen.
        piece: the piece before which a hole was left open; None when the text stops within a piece.
    """

    at: int
    letters: int
    piece: int | None


def follow(text: str, pieces: Sequence[str], longest: Sequence[int], at: int, border: Callable[[int], int]) -> Followed:
    """Follow the pieces from the index `at` on.

    Args:
        longest: for each hole between the pieces the most characters it takes.
        border: where the line or an ellipsis ends the text after an index.
    """
    letters = 0
    for number, literal in enumerate(pieces):
        if letters:
            found = text.find(literal, at, at + longest[number - 1] + len(literal))
            if found < 0 or ELLIPSIS in text[at:found]:
                end = border(at)
                part = _part_before(text, literal, at, end)
                return Followed(end, letters + part, None) if part else Followed(at, letters, number)
            at = found
        same = same_beginning(literal, text[at : at + len(literal)])
        letters, at = letters + same, at + same
        if same < len(literal):
            break
    return Followed(at, letters, None)


def same_beginning(one: str | bytes, other: str | bytes) -> int:
    """How many characters both begin with."""
    for length, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return length
    return min(len(one), len(other))


def _part_before(text: str, literal: str, start: int, end: int) -> int:
    """How many letters of the literal's beginning stand right before `end`."""
    for length in range(min(len(literal), end - start), LEAST_PART - 1, -1):
        if text.endswith(literal[:length], start, end):
            return length
    return 0
