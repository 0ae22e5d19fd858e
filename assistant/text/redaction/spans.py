"""Stretches of a text that are secret, and what stands in their place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

REMOVED = "[removed]"

Span = tuple[int, int]


def replaced(text: str, spans: Iterable[Span]) -> str:
    """The text with each stretch replaced; stretches that touch or overlap are one."""
    pieces: list[str] = []
    at = 0
    for begin, end in _merged(spans):
        pieces += [text[at:begin], REMOVED]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def groups(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Where the last group of a pattern stands, the whole match where it has none."""
    for found in pattern.finditer(text):
        span = found.span(found.lastindex or 0)
        if span[1] > span[0] and not text.startswith(REMOVED, span[0]):
            yield span


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for begin, end in sorted(spans):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return merged
