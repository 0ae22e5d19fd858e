"""The pieces of a JSON text that are still to be read."""

from __future__ import annotations

import itertools
import json
from collections import deque
from collections.abc import Iterable

from assistant.text.json_tokens import Token


class Ahead:
    """A row of pieces; distances count from the next one, which is 0.

    Attributes:
        last: where the last piece that was read ends.
    """

    def __init__(self, pieces: Iterable[Token]) -> None:
        self._tokens = deque(pieces)
        self.last = 0

    def at(self, distance: int = 0) -> Token | None:
        """A piece without taking it; None behind the end."""
        return self._tokens[distance] if distance < len(self._tokens) else None

    def text(self, distance: int = 0) -> str:
        """The text of a piece; empty behind the end."""
        token = self.at(distance)
        return "" if token is None else token.text

    def take(self) -> Token:
        """The next piece, which is then read."""
        token = self._tokens.popleft()
        self.last = token.end
        return token

    def is_name(self, distance: int = 0) -> bool:
        """Whether a member begins with this piece: a name, quoted or not, and a colon."""
        token = self.at(distance)
        return token is not None and token.kind in ("string", "word") and self.text(distance + 1) == ":"

    def names(self, begin: int) -> set[str]:
        """All names from a piece on, of any depth: more than enough to see that two objects share none."""
        pairs = itertools.pairwise(list(self._tokens)[begin:])
        return {_plain(token) for token, after in pairs if after.text == ":" and token.kind in ("string", "word")}


def _plain(token: Token) -> str:
    return str(json.loads(token.good, strict=False)) if token.kind == "string" else token.text
