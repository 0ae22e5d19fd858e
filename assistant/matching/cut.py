"""Messages of which only a part is there: cut at the end of a line, at its beginning, or ellipsised in the middle."""

from __future__ import annotations

from math import ceil

import msgspec

from assistant.matching.align import is_whole
from assistant.matching.database import CUT_SHARE, ELLIPSISED_SHARE, LEAST_CUT, LEAST_ELLIPSISED
from assistant.matching.holes import shape_of
from assistant.matching.pattern import Pattern
from assistant.matching.view import View
from assistant.model.match import HoleType

_ELLIPSIS = "..."
_TERMINAL_COLUMNS = 60
LEAST_ENDING = 3
LEAST_TAIL = 24
"""So many letters of a message's end must begin a line that does not begin the text: sentences end alike."""


def is_enough(letters: int, pattern: Pattern, *, ellipsised: bool) -> bool:
    """Whether so many letters of a message are enough to know it by; an ellipsis itself says that more was there."""
    share, least = (ELLIPSISED_SHARE, LEAST_ELLIPSISED) if ellipsised else (CUT_SHARE, LEAST_CUT)
    return letters >= max(least, ceil(share * pattern.letters))


def same_beginning(one: str | bytes, other: str | bytes) -> int:
    """How many characters both begin with."""
    for length, (mine, theirs) in enumerate(zip(one, other, strict=False)):
        if mine != theirs:
            return length
    return min(len(one), len(other))


class Cut(msgspec.Struct, frozen=True):
    """The part of a message that is there: squeezed indexes in the view, and the letters seen of it."""

    start: int
    stop: int
    letters: int


def cut_end(view: View, pattern: Pattern, piece: int, at: int, unique: int) -> Cut | None:
    """See whether the text at `at` begins the message and is then cut, at the end of a line or by an ellipsis.

    Args:
        piece: the piece that stands at `at`.
        unique: so many letters from its beginning mean no other message.
    """
    start = _back_to_start(view, pattern, piece, at)
    if start is None or not is_whole(view, pattern, start, len(view.squeezed)):
        return None
    stop, letters, hole = _forward(view, pattern, start)
    if letters >= pattern.letters or letters < unique:
        return None
    if hole is not None:
        begin, stop = stop, _end_of_value(view, stop)
        if not _may_be_open(view, pattern.holes[hole].type, begin, stop):
            return None
    after = _after_ellipsis(view, stop)
    if after is not None:
        ending = _ending(pattern, after)
        is_known = ending is not None and is_enough(letters, pattern, ellipsised=True)
        return Cut(start, stop, letters + (ending or 0)) if is_known else None
    is_known = is_enough(letters, pattern, ellipsised=False) and _is_cut_line(view, stop)
    return Cut(start, stop, letters) if is_known else None


def cut_beginning(view: View, pattern: Pattern, piece: int, at: int, unique: int) -> Cut | None:
    """See whether the text that ends with the message's end begins in the middle of the message.

    Args:
        piece: the piece that ends at the squeezed index `at`.
        unique: so many letters from its end mean no other message.
    """
    stop = _on_to_stop(view, pattern, piece, at)
    if stop is None or not is_whole(view, pattern, 0, stop):
        return None
    start, letters, hole = _backward(view, pattern, stop)
    if letters >= pattern.letters or letters < unique:
        return None
    if hole is not None:
        end, start = start, _start_of_value(view, start)
        if not _may_be_open(view, pattern.holes[hole].type, start, end):
            return None
    ellipsised = view.squeezed.endswith(_ELLIPSIS, 0, start)
    if not is_enough(letters, pattern, ellipsised=ellipsised):
        return None
    is_border = view.row_start(start) == start and (letters >= LEAST_TAIL or view.row(start) == 0)
    return Cut(start, stop, letters) if ellipsised or is_border else None


def _back_to_start(view: View, pattern: Pattern, piece: int, at: int) -> int | None:
    for before in range(piece - 1, -1, -1):
        literal = pattern.pieces[before]
        if literal:
            at = view.squeezed.rfind(
                literal, max(0, at - shape_of(pattern.holes[before].type).longest - len(literal)), at
            )
        if at < 0:
            return None
    return at


def _on_to_stop(view: View, pattern: Pattern, piece: int, at: int) -> int | None:
    for after in range(piece + 1, len(pattern.pieces)):
        literal = pattern.pieces[after]
        found = view.squeezed.find(literal, at, at + shape_of(pattern.holes[after - 1].type).longest + len(literal))
        if found < 0:
            return None
        at = found + len(literal) if literal else at
    return at


def _forward(view: View, pattern: Pattern, start: int) -> tuple[int, int, int | None]:
    """Follow the message as far as the text goes with it.

    Returns:
        Where that ends, the letters seen, and the hole it ends in, if it does.
    """
    letters, at = 0, start
    for number, literal in enumerate(pattern.pieces):
        if number and letters:
            longest = shape_of(pattern.holes[number - 1].type).longest
            found = view.squeezed.find(literal, at, at + longest + len(literal)) if literal else at
            if found < 0:
                return at, letters, number - 1
            at = found
        same = same_beginning(literal, view.squeezed[at : at + len(literal)])
        letters, at = letters + same, at + same
        if same < len(literal):
            return at, letters, None
    return at, letters, None


def _backward(view: View, pattern: Pattern, stop: int) -> tuple[int, int, int | None]:
    """Follow the message from its end; where that begins in the text, the letters seen, and the hole it begins in."""
    letters, at = 0, stop
    for number in range(len(pattern.pieces) - 1, -1, -1):
        literal = pattern.pieces[number]
        if number < len(pattern.holes) and letters:
            longest = shape_of(pattern.holes[number].type).longest
            found = view.squeezed.rfind(literal, max(0, at - longest - len(literal)), at) if literal else at
            if found < 0:
                return at, letters, number
            at = found + len(literal)
        same = same_beginning(literal[::-1], view.squeezed[max(0, at - len(literal)) : at][::-1])
        letters, at = letters + same, at - same
        if same < len(literal):
            break
    return at, letters, None


def _may_be_open(view: View, kind: HoleType, start: int, stop: int) -> bool:
    """Whether the stretch between message and cut can be a hole's value; of text only an ellipsis tells that."""
    if kind is HoleType.TEXT:
        return view.squeezed.startswith(_ELLIPSIS, stop) or view.squeezed.endswith(_ELLIPSIS, 0, start)
    return stop - start <= shape_of(kind).longest and not any(map(view.is_spaced, range(start + 1, stop)))


def _end_of_value(view: View, at: int) -> int:
    """A hole that the cut left open goes to the ellipsis or the end of its line."""
    stop = view.row_stop(at - 1)
    ellipsis = view.squeezed.find(_ELLIPSIS, at, stop)
    return ellipsis if ellipsis >= 0 else stop


def _start_of_value(view: View, at: int) -> int:
    start = view.row_start(at)
    ellipsis = view.squeezed.rfind(_ELLIPSIS, start, at)
    return ellipsis + len(_ELLIPSIS) if ellipsis >= 0 else start


def _after_ellipsis(view: View, at: int) -> str | None:
    """What stands behind the ellipsis at `at`, to the end of its line; None when there is no ellipsis."""
    if not view.squeezed.startswith(_ELLIPSIS, at):
        return None
    return view.squeezed[at : view.row_stop(at)].lstrip(".")


def _ending(pattern: Pattern, after: str) -> int | None:
    """How many letters of the message's end stand behind its ellipsis; None when something else stands there."""
    if not after or not pattern.pieces[-1]:
        return 0
    rest = pattern.pieces[-1]
    for length in range(len(rest), LEAST_ENDING - 1, -1):
        if after.startswith(rest[-length:]):
            return length
    return None


def _is_cut_line(view: View, at: int) -> bool:
    """The text ends at `at`, or a line as long as a terminal is wide does."""
    if at >= len(view.squeezed):
        return True
    row = view.row(at - 1)
    return view.row(at) != row and len(view.text.split("\n")[row]) >= _TERMINAL_COLUMNS
