"""What was looked at before: the thousandth copy of a line in a log says nothing new."""

from __future__ import annotations

from collections import Counter

_MOST_PIECES = 50_000
_MOST_TRIES = 64


class Seen:
    """Pieces of text that were tried for a message; forgets to remember after very many."""

    def __init__(self) -> None:
        self._pieces: set[tuple[int, int, bytes]] = set()
        self._tries: Counter[tuple[int, int]] = Counter()

    def is_new(self, pattern: int, role: int, piece: bytes) -> bool:
        """Whether this piece of text was not yet tried for this end of the pattern; from now on it was."""
        key = (pattern, role, piece)
        if key in self._pieces:
            return False
        if len(self._pieces) < _MOST_PIECES:
            self._pieces.add(key)
        return True

    def may_try(self, pattern: int, role: int) -> bool:
        """Whether this end of the pattern may be tried once more; keeps the time for any text in bounds."""
        self._tries[pattern, role] += 1
        return self._tries[pattern, role] <= _MOST_TRIES
