"""Messages of which only a part is there: cut at the end of a line, at its beginning, or ellipsised in the middle."""

from __future__ import annotations

from math import ceil

import msgspec

from assistant.matching.align import is_whole
from assistant.matching.database import CUT_SHARE, ELLIPSISED_SHARE, LEAST_CUT, LEAST_ELLIPSISED
from assistant.matching.follow import ELLIPSIS, LEAST_PART, Followed, follow
from assistant.matching.holes import shape_of
from assistant.matching.pattern import Pattern
from assistant.matching.view import View
from assistant.model.match import HoleType

_TERMINAL_COLUMNS = 60
LEAST_TAIL = 24
"""So many letters of a message's end must begin a line that does not begin the text: sentences end alike."""


def is_enough(letters: int, pattern: Pattern, *, ellipsised: bool) -> bool:
    """Whether so many letters of a message are enough to know it by; an ellipsis itself says that more was there."""
    share, least = (ELLIPSISED_SHARE, LEAST_ELLIPSISED) if ellipsised else (CUT_SHARE, LEAST_CUT)
    return letters >= max(least, ceil(share * pattern.letters))


class Cut(msgspec.Struct, frozen=True):
    """The part of a message that is there: squeezed indexes in the view, and the letters seen of it."""

    start: int
    stop: int
    letters: int


def cut_end(view: View, pattern: Pattern, piece: int, at: int, unique: int, *, ends: bool) -> Cut | None:
    """See whether the text at `at` begins the message and is then cut, at the end of a line or by an ellipsis.

    Args:
        piece: the piece that stands at `at`.
        unique: so many letters from its beginning mean no other message.
        ends: the whole text ends where the view does.
    """
    start = _back_to_start(view, pattern, piece, at)
    if start is None or not is_whole(view, pattern, start, len(view.squeezed)):
        return None
    longest = [shape_of(hole.type).longest for hole in pattern.holes]
    said = follow(view.squeezed, pattern.pieces, longest, start, lambda index: _end_of_line(view, index))
    if not unique <= said.letters < pattern.letters:
        return None
    stop = said.at if said.piece is None else _end_of_line(view, said.at)
    if said.piece is not None and not _may_be_open(view, pattern.holes[said.piece - 1].type, said.at, stop):
        return None
    after = _after_ellipsis(view, stop)
    if after is None:
        is_known = is_enough(said.letters, pattern, ellipsised=False) and _is_cut_line(view, stop, ends=ends)
        return Cut(start, stop, said.letters) if is_known else None
    ending = _ending(pattern, after)
    is_known = ending is not None and is_enough(said.letters, pattern, ellipsised=True)
    return Cut(start, stop, said.letters + (ending or 0)) if is_known else None


def cut_beginning(view: View, pattern: Pattern, piece: int, at: int, unique: int) -> Cut | None:
    """See whether the text that ends with the message's end begins in the middle of the message.

    Args:
        piece: the piece that ends at the squeezed index `at`.
        unique: so many letters from its end mean no other message.
    """
    stop = _on_to_stop(view, pattern, piece, at)
    if stop is None or not is_whole(view, pattern, 0, stop):
        return None
    said = _follow_back(view, pattern, stop)
    if not unique <= said.letters < pattern.letters:
        return None
    start = said.at if said.piece is None else _start_of_line(view, said.at)
    if said.piece is not None and not _may_be_open(view, pattern.holes[said.piece].type, start, said.at):
        return None
    ellipsised = view.squeezed.endswith(ELLIPSIS, 0, start)
    if not is_enough(said.letters, pattern, ellipsised=ellipsised):
        return None
    is_border = view.row_start(start) == start and (said.letters >= LEAST_TAIL or view.row(start) == 0)
    return Cut(start, stop, said.letters) if ellipsised or is_border else None


def _follow_back(view: View, pattern: Pattern, stop: int) -> Followed:
    """Follow the message backwards from its end; `piece` is the one after which a hole was left open."""
    size, last = len(view.squeezed), len(pattern.pieces) - 1
    said = follow(
        view.squeezed[::-1],
        [piece[::-1] for piece in reversed(pattern.pieces)],
        [shape_of(hole.type).longest for hole in reversed(pattern.holes)],
        size - stop,
        lambda index: size - _start_of_line(view, size - index),
    )
    return Followed(size - said.at, said.letters, None if said.piece is None else last - said.piece)


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


def _may_be_open(view: View, kind: HoleType, start: int, stop: int) -> bool:
    """Whether the stretch between message and cut can be a hole's value; of text only an ellipsis tells that."""
    if kind is HoleType.TEXT:
        return view.squeezed.startswith(ELLIPSIS, stop) or view.squeezed.endswith(ELLIPSIS, 0, start)
    return stop - start <= shape_of(kind).longest and not any(map(view.is_spaced, range(start + 1, stop)))


def _end_of_line(view: View, at: int) -> int:
    """The ellipsis after `at`, or the end of its line."""
    stop = view.row_stop(at - 1)
    ellipsis = view.squeezed.find(ELLIPSIS, at, stop)
    return ellipsis if ellipsis >= 0 else stop


def _start_of_line(view: View, at: int) -> int:
    start = view.row_start(at)
    ellipsis = view.squeezed.rfind(ELLIPSIS, start, at)
    return ellipsis + len(ELLIPSIS) if ellipsis >= 0 else start


def _after_ellipsis(view: View, at: int) -> str | None:
    """What stands behind the ellipsis at `at`, to the end of its line; None when there is no ellipsis."""
    if not view.squeezed.startswith(ELLIPSIS, at):
        return None
    after = view.squeezed[at : view.row_stop(at)].lstrip(".")
    return after if any(map(str.isalnum, after)) else ""


def _ending(pattern: Pattern, after: str) -> int | None:
    """How many letters of the message's end stand behind its ellipsis; None when something else stands there."""
    if not after or not pattern.pieces[-1]:
        return 0
    rest = pattern.pieces[-1]
    for length in range(len(rest), LEAST_PART - 1, -1):
        if after.startswith(rest[-length:]):
            return length
    return None


def _is_cut_line(view: View, at: int, *, ends: bool) -> bool:
    """The text ends at `at`, or a line as long as a terminal is wide does."""
    row = view.row(at - 1)
    if at >= len(view.squeezed) and ends:
        return True
    return view.row_stop(at - 1) == at and len(view.text.split("\n")[row]) >= _TERMINAL_COLUMNS
