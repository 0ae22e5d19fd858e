"""What was found at a place is found wherever the same text stands around it: logs and hostile texts repeat themselves.

A look at a place costs far more than a comparison of what stands around it.
"""

from __future__ import annotations

from collections import Counter

from assistant.text.redaction.keys import WORDS as KEYS
from assistant.text.redaction.spans import Span

_BEFORE = 320
_AFTER = 1024
"""What a look takes into account, but for keys of many lines."""
_OFTEN = 24
"""A word that stands so often in a text may repeat itself."""
_MOST = 2048
_FAR = frozenset(KEYS)


class Around:
    """What was found in one text, by what stands around the places.

    Args:
        text: the whole text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._times: Counter[str] = Counter()
        self._found: dict[tuple[int, str], tuple[Span, ...]] = {}
        self._key: tuple[int, str] | None = None

    def known(self, at: int, word: str) -> list[Span] | None:
        """What is found here; None where nobody has looked at such a place."""
        self._times[word] += 1
        self._key = None
        if self._times[word] < _OFTEN or word in _FAR:
            return None
        begin = max(0, at - _BEFORE)
        self._key = (at - begin, self._text[begin : at + _AFTER])
        found = self._found.get(self._key)
        return None if found is None else [(first + at, last + at) for first, last in found]

    def note(self, at: int, spans: list[Span]) -> None:
        """Keep what was found at the place that was asked for last."""
        if self._key is None or len(self._found) >= _MOST:
            return
        if all(at - _BEFORE <= begin and end < at + _AFTER for begin, end in spans):
            self._found[self._key] = tuple((begin - at, end - at) for begin, end in spans)
