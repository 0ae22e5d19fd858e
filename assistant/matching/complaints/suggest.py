"""From a text without any message to guesses at what its writer means."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.matching.capture import clean
from assistant.matching.complaints.complaints import Complaints
from assistant.model.match import Match, MatchKind
from assistant.text.parts import head_of

MOST_WORDS = 80
MOST_LINES = 8
"""A longer text is a log, and says too many things by chance."""
_LONGEST = 4096
_BEST_SCORE = 0.6
_SHOWN = 300
_CHARACTERS_OF_A_WORD = 2
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


def suggest(text: str, load: Callable[[], Complaints], line: int = 1) -> tuple[Match, ...]:
    """The symptoms that a person's own words may mean, best first; none when nothing fits.

    Args:
        text: a complaint; a log is too long to be one.
        load: gives the index, when it is needed.
        line: where the text begins in the paste.
    """
    if not text.strip() or len(text) > _LONGEST or len(text.strip().splitlines()) > MOST_LINES:
        return ()
    if len(text.split()) + len(_UNSPACED.findall(text)) / _CHARACTERS_OF_A_WORD > MOST_WORDS:
        return ()
    shown = head_of(clean(text), _SHOWN)
    return tuple(
        Match(symptom, title, MatchKind.WORDS, round(_BEST_SCORE * score, 3), line, shown)
        for symptom, title, score in load().find(text)
    )
