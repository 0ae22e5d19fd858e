"""Text in rows of so many columns, counted as a terminal shows them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.text.cells import clusters, width

COLUMNS = 76
"""80, less what the lines may be indented by."""

_PIECES = re.compile(r"[ \t\n\r\f\v]+|[^ \t\n\r\f\v]+")
_NOT_FIRST = frozenset("、。，．：；？！）］｝」』】〉》〕…‥’”ー々・％!?,.:;)]}")
"""Marks that never begin a row of Chinese or Japanese."""
_NOT_LAST = frozenset("（［｛「『【〈《〔‘“([{")


def wrap(text: str, columns: int, first: str = "", rest: str = "") -> list[str]:
    """The rows of one paragraph, none for a text without words.

    A row breaks at white space, and around Chinese and Japanese characters, which need none. What is longer than a row
    is broken where the row ends. A no-break space does not break.

    Args:
        columns: what each row may take, `first` or `rest` included.
        first, rest: what stands before the first row, and before the others.
    """
    if not text.strip():
        return []
    rows: list[str] = []
    lead, row, room = first, "", columns - width(first)
    for piece, cells in _split(text, max(1, columns - max(width(first), width(rest)))):
        if row.strip() and width(row) + (0 if piece.isspace() else cells) > room:
            rows.append(lead + row.rstrip(" "))
            lead, row, room = rest, "", columns - width(rest)
        if not (piece.isspace() and rows and not row):
            row += piece
    return [*rows, lead + row.rstrip(" ")] if row.strip() else rows


def paragraph(text: str) -> list[str]:
    """The lines of a paragraph, none for an empty text."""
    return wrap(text, COLUMNS)


def bullet(text: str) -> list[str]:
    """The lines of one item of a list, none for an empty text."""
    return wrap(text, COLUMNS, "- ", "  ")


def bullets(title: str, items: Iterable[str]) -> list[str]:
    """The lines of a list under its title; no title when there are no items."""
    lines = [line for item in items for line in bullet(item)]
    return [title, *lines] if lines else []


def _split(text: str, longest: int) -> Iterator[tuple[str, int]]:
    """White space and what may not be broken, with the columns of each; none but white space is over `longest`."""
    for found in _PIECES.finditer(text):
        piece = found.group()
        if piece.isspace():
            yield " " * len(piece), len(piece)
        elif piece.isascii() and len(piece) <= longest:
            yield piece, len(piece)
        else:
            yield from _words(piece, longest)


def _words(piece: str, longest: int) -> Iterator[tuple[str, int]]:
    word, used, breaks_after = "", 0, False
    for cluster, cells in clusters(piece):
        alone = cells > 1 and not "\uac00" <= cluster[0] <= "\ud7a3"  # Korean has blanks between its words
        free = (alone or breaks_after) and cluster[0] not in _NOT_FIRST and word[-1:] not in _NOT_LAST
        if word and (free or used + cells > longest):
            yield word, used
            word, used = "", 0
        word, used, breaks_after = word + cluster, used + cells, alone
    if word:
        yield word, used
