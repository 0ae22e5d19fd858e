"""What was found in one chunk, and which of it is worth saying."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

import msgspec

from assistant.matching.capture import clean
from assistant.matching.database import Use
from assistant.matching.view import View
from assistant.model.match import MatchKind
from assistant.text.parts import head_of

TEXT_LONGEST = 300
_KINDS = list(MatchKind)
ROWS_OF_A_MESSAGE = 8
"""A message is wrapped over no more lines."""


class Found(msgspec.Struct, frozen=True):
    """One message that stands in a chunk.

    Attributes:
        pattern: which message.
        symptom: whose message it is; empty for a phrase.
        start, stop: squeezed offsets in the chunk, of its literal text.
        letters: how many literal characters of it were seen.
        row: the chunk's line it begins in.
        read_as: `text` in English, where it was given in another language.
    """

    pattern: int
    symptom: str
    kind: MatchKind
    score: float
    start: int
    stop: int
    letters: int
    row: int
    text: str
    captures: dict[str, str]
    read_as: str = ""


class Taken:
    """The text that whole messages stand on; no part of another message of the same symptom is looked for there."""

    def __init__(self, whole: Iterable[Found]) -> None:
        self._patterns: set[int] = set()
        self._spans: dict[str, list[tuple[int, int]]] = {}
        for one in whole:
            self._patterns.add(one.pattern)
            self._spans.setdefault(one.symptom, []).append((one.start, one.stop))

    def outside(self, use: Use, stops: list[int], symptoms: set[str]) -> list[int]:
        """The hits of a message's end that may be parts of it; none when the message stands whole in the text."""
        if use.pattern in self._patterns:
            return []
        if not all(symptom in self._spans for symptom in symptoms):
            return stops
        spans = [self._spans[symptom] for symptom in symptoms]
        return [stop for stop in stops if not all(_holds(span, stop - use.length, stop) for span in spans)]


def _holds(spans: list[tuple[int, int]], start: int, stop: int) -> bool:
    return any(first <= start and stop <= last for first, last in spans)


def shown(view: View, start: int, stop: int, *, whole_start: bool, whole_end: bool) -> str:
    """The piece of the user's text on one line.

    Args:
        whole_start, whole_end: go on to the line's border, because a hole of the message stands there.
    """
    text = view.text
    first, last = view.begin(start), view.end(stop - 1)
    if whole_start:
        first = max(text.rfind("\n", 0, first) + 1, first - TEXT_LONGEST // 2)
    if whole_end:
        line_end = text.find("\n", last)
        last = line_end if line_end >= 0 else len(text)
    return head_of(clean(view.original(first, min(last, first + 2 * TEXT_LONGEST))), TEXT_LONGEST)


def best(found: Iterable[Found]) -> list[Found]:
    """Of messages of one symptom that stand on the same piece of text, keep the one that says most.

    Exact goes before cut, cut before approximate, then long before short. What the others captured is kept.
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    chosen: dict[tuple[str, int], Found] = {}
    for one in sorted(_plausible(list(found)), key=lambda one: (_KINDS.index(one.kind), -one.letters, one.start)):
        taken = spans.setdefault(one.symptom, [])
        at = bisect_left(taken, (one.start, one.stop))
        over = [span for span in taken[max(0, at - 1) : at + 1] if span[0] < one.stop and one.start < span[1]]
        if over:
            before = chosen[one.symptom, over[0][0]]
            chosen[one.symptom, over[0][0]] = msgspec.structs.replace(before, captures=one.captures | before.captures)
        else:
            taken.insert(at, (one.start, one.stop))
            chosen[one.symptom, one.start] = one
    return sorted(chosen.values(), key=lambda one: one.start)


def _plausible(found: list[Found]) -> list[Found]:
    """Without the doubtful, where another message says the same text rightly, or says more of it.

    Doubtful are whole messages whose hole holds what does not fit it, and parts of messages.
    """
    by_row: dict[int, list[Found]] = {}
    for one in found:
        by_row.setdefault(one.row, []).append(one)
    return [one for one in found if one.score == 1 or not _is_outdone(one, by_row)]


def _is_outdone(one: Found, by_row: dict[int, list[Found]]) -> bool:
    near = range(one.row - ROWS_OF_A_MESSAGE, one.row + 1)
    return one.kind is not MatchKind.APPROXIMATE and any(
        _says_better(by, one) for row in near for by in by_row.get(row, ())
    )


def _says_better(by: Found, one: Found) -> bool:
    if not (by.start <= one.start and one.stop <= by.stop) or by.kind is MatchKind.APPROXIMATE:
        return False
    return by.letters > one.letters or (by.score == 1 and one.kind is MatchKind.EXACT)
