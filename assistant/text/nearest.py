"""What was probably meant by a name that is not known."""

from __future__ import annotations

from collections.abc import Iterable

_NEAR = 60.0
_LONGEST_NAME = 80


def nearest(name: str, known: Iterable[str], most: int = 1) -> tuple[str, ...]:
    """The names most like this one, best first; empty when none is near.

    Args:
        most: how many at most.
    """
    # Importing it takes 10 ms, which only a mistyped name has to pay for.
    from rapidfuzz import fuzz, process

    found = process.extract(name[:_LONGEST_NAME], list(known), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=most)
    return tuple(each for each, *_ in found)
