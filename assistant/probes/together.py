"""Several questions to a host at the same time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

MOST = 8
"""Threads at once: what is asked waits for another machine, and no probe has more than a few of those to ask."""

Q = TypeVar("Q")
R = TypeVar("R")


def together(ask: Callable[[Q], R], questions: Sequence[Q]) -> tuple[R, ...]:
    """Ask all questions at the same time, at most `MOST` of them at once.

    Args:
        ask: puts one question; it ends in its own time, as everything does that a Look offers.

    Returns:
        The replies in the order of the questions; none without a question.
    """
    if len(questions) < 2:
        return tuple(map(ask, questions))
    with ThreadPoolExecutor(max_workers=min(MOST, len(questions))) as pool:
        return tuple(pool.map(ask, questions))
