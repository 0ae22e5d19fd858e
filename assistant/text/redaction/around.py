"""What was found at a place is found wherever the same text stands around it: hostile texts repeat themselves.

A look at a place costs far more than a comparison of what stands around it, so many looks close together are compared.
"""

from __future__ import annotations

from collections.abc import Callable

from assistant.text.redaction.keys import WORDS as KEYS
from assistant.text.redaction.spans import Span

Look = Callable[[str, int, int, str], list[Span]]
"""What finds the secrets in a text where a word begins and ends."""

_BEFORE = 320
_AFTER = 1024
"""What a look takes into account, but for keys of many lines."""
_NEAR = 32
"""Looks so close together come from a text that may repeat itself."""
_MOST = 2048
_FAR = frozenset(KEYS)


class Around:
    """What is found in one text, by what stands around the places.

    Args:
        text: the whole text.
        look: what finds the secrets at a place.
    """

    def __init__(self, text: str, look: Look) -> None:
        self._text = text
        self._look = look
        self._last = -_NEAR
        self._found: dict[tuple[int, str], tuple[Span, ...]] = {}

    def found(self, at: int, end: int, word: str) -> list[Span]:
        """The secrets at a place; asked from left to right."""
        near = at - self._last < _NEAR
        self._last = at
        if not near or word in _FAR:
            return self._look(self._text, at, end, word)
        begin = max(0, at - _BEFORE)
        key = (at - begin, self._text[begin : at + _AFTER])
        known = self._found.get(key)
        if known is not None:
            return [(first + at, last + at) for first, last in known]
        spans = self._look(self._text, at, end, word)
        if len(self._found) < _MOST and all(begin <= first and last < at + _AFTER for first, last in spans):
            self._found[key] = tuple((first - at, last - at) for first, last in spans)
        return spans
