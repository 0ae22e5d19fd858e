"""Messages of which only a part is there: cut at the end of a line, at its beginning, or ellipsised in the middle."""

from __future__ import annotations

from math import ceil

import msgspec

from assistant.matching.align import is_whole
from assistant.matching.database import CUT_SHARE, ELLIPSISED_SHARE, LEAST_CUT, LEAST_ELLIPSISED
from assistant.matching.holes import shape_of
from assistant.matching.pattern import Pattern
from assistant.matching.view import View

_ELLIPSIS = "..."
_TERMINAL_COLUMNS = 60
_LEAST_ENDING = 3


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
    stop, letters, at_piece, open_hole = _forward(view, pattern, start)
    if letters >= pattern.letters or letters < unique:
        return None
    if open_hole:
        stop = _end_of_value(view, stop)
    after = _after_ellipsis(view, stop)
    if after is not None:
        enough = letters >= max(LEAST_ELLIPSISED, ceil(ELLIPSISED_SHARE * pattern.letters))
        ending = _ending(view, pattern, at_piece, after)
        return Cut(start, stop, letters + ending) if enough and ending is not None else None
    enough = letters >= max(LEAST_CUT, ceil(CUT_SHARE * pattern.letters))
    return Cut(start, stop, letters) if enough and _is_cut_line(view, stop) else None


def cut_beginning(view: View, pattern: Pattern, piece: int, at: int, unique: int) -> Cut | None:
    """See whether the text that ends with the message's end begins in the middle of the message.

    Args:
        piece: the piece that ends at the squeezed index `at`.
        unique: so many letters from its end mean no other message.
    """
    stop = _on_to_stop(view, pattern, piece, at)
    if stop is None or not is_whole(view, pattern, 0, stop):
        return None
    start, letters = _backward(view, pattern, stop)
    if letters >= pattern.letters or letters < unique:
        return None
    ellipsised = view.squeezed.endswith(_ELLIPSIS, 0, start)
    share, least = (ELLIPSISED_SHARE, LEAST_ELLIPSISED) if ellipsised else (CUT_SHARE, LEAST_CUT)
    enough = letters >= max(least, ceil(share * pattern.letters))
    at_border = ellipsised or start == 0 or view.row[start - 1] != view.row[start]
    return Cut(start, stop, letters) if enough and at_border else None


def _back_to_start(view: View, pattern: Pattern, piece: int, at: int) -> int | None:
    for before in range(piece - 1, -1, -1):
        literal = pattern.pieces[before]
        if literal:
            at = view.squeezed.rfind(literal, max(0, at - shape_of(pattern.holes[before].type).longest - len(literal)), at)
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


def _forward(view: View, pattern: Pattern, start: int) -> tuple[int, int, int, bool]:
    """Follow the message as far as the text goes with it.

    Returns:
        Where that ends, the letters seen, the piece in which it ends, and whether it ends in the hole before that piece.
    """
    letters, at = 0, start
    for number, literal in enumerate(pattern.pieces):
        if number and letters:
            longest = shape_of(pattern.holes[number - 1].type).longest
            found = view.squeezed.find(literal, at, at + longest + len(literal)) if literal else at
            if found < 0:
                return at, letters, number, True
            at = found
        same = _same_beginning(literal, view.squeezed, at)
        letters, at = letters + same, at + same
        if same < len(literal):
            return at, letters, number, False
    return at, letters, len(pattern.pieces) - 1, False


def _backward(view: View, pattern: Pattern, stop: int) -> tuple[int, int]:
    """Follow the message from its end; where that begins in the text, and the letters seen."""
    letters, at = 0, stop
    for number in range(len(pattern.pieces) - 1, -1, -1):
        literal = pattern.pieces[number]
        if number < len(pattern.holes) and letters:
            longest = shape_of(pattern.holes[number].type).longest
            found = view.squeezed.rfind(literal, max(0, at - longest - len(literal)), at) if literal else at
            if found < 0:
                return _start_of_value(view, at), letters
            at = found + len(literal)
        same = _same_beginning(literal[::-1], view.squeezed[max(0, at - len(literal)) : at][::-1], 0)
        letters, at = letters + same, at - same
        if same < len(literal):
            break
    return at, letters


def _same_beginning(literal: str, text: str, at: int) -> int:
    length = 0
    for mine, theirs in zip(literal, text[at : at + len(literal)], strict=False):
        if mine != theirs:
            break
        length += 1
    return length


def _end_of_value(view: View, at: int) -> int:
    """A hole that the cut left open goes to the ellipsis or the end of its line."""
    row = view.row[at - 1]
    stop = at
    while stop < len(view.squeezed) and view.row[stop] == row and not view.squeezed.startswith(_ELLIPSIS, stop):
        stop += 1
    return stop


def _start_of_value(view: View, at: int) -> int:
    row = view.row[at]
    start = at
    while start and view.row[start - 1] == row and not view.squeezed.endswith(_ELLIPSIS, 0, start):
        start -= 1
    return start


def _after_ellipsis(view: View, at: int) -> str | None:
    """What stands behind the ellipsis at `at`, to the end of its line; None when there is no ellipsis."""
    if not view.squeezed.startswith(_ELLIPSIS, at):
        return None
    row, stop = view.row[at], at
    while stop < len(view.squeezed) and view.row[stop] == row:
        stop += 1
    return view.squeezed[at:stop].lstrip(".")


def _ending(view: View, pattern: Pattern, piece: int, after: str) -> int | None:
    """How many letters of the message's end stand behind its ellipsis; None when something else stands there."""
    if not after or not pattern.pieces[-1]:
        return 0
    rest = pattern.pieces[-1]
    for length in range(len(rest), _LEAST_ENDING - 1, -1):
        if after.startswith(rest[-length:]):
            return length
    return None


def _is_cut_line(view: View, at: int) -> bool:
    """The text ends at `at`, or a line as long as a terminal is wide does."""
    if at >= len(view.squeezed):
        return True
    if view.row[at] == view.row[at - 1]:
        return False
    lines = view.text.split("\n")
    return len(lines[view.row[at - 1]]) >= _TERMINAL_COLUMNS
