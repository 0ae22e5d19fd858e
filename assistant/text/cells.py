"""How wide a text is on a terminal: Chinese, Japanese and emoji take two columns, combining characters none."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.pattern import Pattern

_PLAIN = Pattern("[ -~\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]*")
"""ASCII, other Latin letters, dashes, quotes, bullets, the ellipsis: one column each. The soft hyphen takes none."""


def width(text: str) -> int:
    """The columns that a text takes on one line."""
    if _is_plain(text):
        return len(text)
    return sum(cells for _, cells in clusters(text))


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """Each character together with the marks that combine with it, and the columns that they take."""
    if _is_plain(text):
        yield from ((char, 1) for char in text)
        return
    # Importing it takes time that plain English does not need.
    from wcwidth import wcswidth, wcwidth

    begin = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or wcwidth(text[at]) != 0:
            cluster = text[begin:at]
            yield cluster, max(wcswidth(cluster), 0)
            begin = at


def cut(text: str, columns: int) -> str:
    """A text in at most so many columns; an ellipsis tells that it was cut."""
    if width(text) <= columns:
        return text
    kept, used = [], 0
    for cluster, cells in clusters(text):
        used += cells
        if used > columns - 1:
            break
        kept.append(cluster)
    return "".join(kept) + "…"


def padded(text: str, columns: int) -> str:
    """A text in exactly so many columns, cut or filled with blanks."""
    shown = cut(text, columns)
    return shown + " " * (columns - width(shown))


def _is_plain(text: str) -> bool:
    return text.isascii() or _PLAIN.fullmatch(text) is not None
