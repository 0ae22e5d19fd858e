"""Several questions to a host at the same time."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
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
    pending, replies, errors = deque(enumerate(questions)), dict[int, R](), list[BaseException]()

    def work() -> None:
        try:
            while pending and not errors:
                number, question = pending.popleft()
                replies[number] = ask(question)
        except BaseException as error:  # noqa: BLE001 - raised again on the caller's thread
            errors.append(error)

    # Daemons, unlike those of an executor: one that hangs must not keep the program from its end.
    threads = [threading.Thread(target=work, daemon=True) for _ in range(min(MOST, len(questions)))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return tuple(replies[number] for number in range(len(questions)))
