"""Keeps what a host was asked and what it replied."""

from __future__ import annotations

import threading
from collections.abc import Callable

from assistant.model.exchange import same_question
from assistant.model.look import Ask, Look, Reply
from assistant.model.relay import A, R, Relay


class Recorder(Relay):
    """A Look that passes each question on and keeps it with its reply; the newest reply to a question counts."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._lock = threading.Lock()
        self._replies: dict[Ask, Reply] = {}

    @property
    def exchanges(self) -> tuple[tuple[Ask, Reply], ...]:
        """All questions so far with their replies, in the order of the questions."""
        with self._lock:
            return tuple(self._replies.items())

    def _pass(self, ask: A, answer: Callable[[A], R]) -> R:
        reply = answer(ask)
        with self._lock:
            self._replies[same_question(ask)] = reply
        return reply
