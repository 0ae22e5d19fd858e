"""Stretches of a text that are secret, and what stands in their place."""

from __future__ import annotations

from collections.abc import Iterable

REMOVED = "[removed]"

Span = tuple[int, int]


def replaced(text: str, spans: Iterable[Span]) -> str:
    """The text with each stretch replaced; stretches that touch or overlap are one, with what was removed before."""
    pieces: list[str] = []
    at = 0
    for begin, end in merged([_widened(text, span) for span in spans] if REMOVED in text else spans):
        pieces += [text[at:begin], REMOVED]
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _widened(text: str, span: Span) -> Span:
    """A stretch that holds a part of what stands for a secret holds all of it."""
    begin, end = span
    before = text.find(REMOVED, max(0, begin - len(REMOVED) + 1), begin + len(REMOVED))
    after = text.rfind(REMOVED, max(0, end - len(REMOVED)), end + len(REMOVED) - 1)
    if 0 <= before < begin < before + len(REMOVED):
        begin = before
    if after >= 0 and after < end < after + len(REMOVED):
        end = after + len(REMOVED)
    return begin, end


def merged(spans: Iterable[Span]) -> list[Span]:
    """The stretches from left to right, those that touch or overlap as one."""
    result: list[Span] = []
    for begin, end in sorted(spans):
        if result and begin <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((begin, end))
    return result
