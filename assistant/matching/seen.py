"""What was looked at before: the thousandth copy of a line in a log says nothing new."""

from __future__ import annotations

from collections import Counter

_MOST_REMEMBERED = 50_000
_MOST_PIECES = 2_048
_MOST_TRIES = 64


class Seen:
    """Pieces of text that were looked at for each end of each pattern; keeps the time for any text in bounds."""

    def __init__(self) -> None:
        self._remembered: set[tuple[int, int, bytes]] = set()
        self._pieces: Counter[tuple[int, int]] = Counter()
        self._tries: Counter[tuple[int, int]] = Counter()

    def is_new(self, pattern: int, role: int, piece: bytes) -> bool:
        """Whether this piece of text was not yet looked at for this end of the pattern; from now on it was."""
        key = (pattern, role, piece)
        if key in self._remembered:
            return False
        if len(self._remembered) < _MOST_REMEMBERED:
            self._remembered.add(key)
        self._pieces[pattern, role] += 1
        return True

    def is_spent(self, pattern: int, role: int) -> bool:
        """Whether a text had more places for this end of the pattern than are worth a look."""
        return self._pieces[pattern, role] > _MOST_PIECES or self._tries[pattern, role] >= _MOST_TRIES

    def may_try(self, pattern: int, role: int) -> bool:
        """Whether one more place may be tried; counts the try."""
        self._tries[pattern, role] += 1
        return self._tries[pattern, role] <= _MOST_TRIES
