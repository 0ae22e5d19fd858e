"""What the host shows where no message was recognised."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from assistant.model.diagnosis import CauseStatus, Diagnosis
from assistant.model.fault_line import UnexplainedLine
from assistant.model.match import MatchKind
from assistant.text.safe import one_line

_MOST = 3


def shown_by_host(guessed: Diagnosis, shown: Diagnosis, unexplained: Iterable[UnexplainedLine] = ()) -> Diagnosis:
    """The answer to a text without a known message: the guesses by its words, or what the host shows.

    Args:
        guessed: what the words or forms of the text may mean.
        shown: the faults that the host shows by itself: the answer where the words mean nothing that is known, else
            told beside it. A complaint speaks of something, and another fault does not answer it.
        unexplained: the lines of the text that nothing explains.
    """
    by_words = all(match.kind is MatchKind.WORDS for match in guessed.matches)
    if not shown.candidates or (by_words and guessed.names_a_cause):
        return guessed
    if guessed.best is None or not by_words:
        return msgspec.structs.replace(shown, unexplained=tuple(unexplained))
    below = {id_ for each in shown.candidates for id_ in each.root_of}
    faults = [each for each in shown.candidates if each.status is CauseStatus.CONFIRMED and each.cause.id not in below]
    titles = "; ".join(one_line(each.cause.title) for each in faults[:_MOST])
    return msgspec.structs.replace(guessed, remarks=(*guessed.remarks, f"This host has a known fault: {titles}."))
