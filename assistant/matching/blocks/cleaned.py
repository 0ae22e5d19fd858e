"""The lines of a paste, without what a terminal, a web page or a mail has put around them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from assistant.matching.squeeze import COLOUR
from assistant.model.pattern import Pattern

HEAD_LINES, TAIL_LINES = 800, 400
"""Of a longer text only so many lines from its beginning and its end are cut into blocks: the rest is log lines like
them, and its messages count as those of an unknown speaker."""
HEAD_CHARS, TAIL_CHARS = 256_000, 128_000
"""The same, where lines are long."""

_COLOUR = Pattern(f"(?i:{COLOUR})")
_COLOURED = ("\x1b", "\\u001b[", "\\033[", "\\x1b[", "#033[", "^[[")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#34;", '"'), ("&#39;", "'"), ("&nbsp;", " "))
_QUOTED_SHARE = 0.6


class Cleaned:
    """The part of a text that is cut into blocks.

    Attributes:
        text: that part, for a look at all of it.
    """

    def __init__(self, text: str) -> None:
        head, tail, skipped = _ends(text)
        self.text = _plain(head)
        self._tail = _plain(tail)
        self._skipped = skipped
        if tail:
            self.text += self._tail

    def lines(self) -> Iterator[tuple[int, str]]:
        """Its lines, each with its 1-based number in the whole text."""
        head = self.text[: len(self.text) - len(self._tail)].split("\n")
        numbered: Iterator[tuple[int, str]] = enumerate(head, 1)
        if self._tail:
            numbered = chain(numbered, enumerate(self._tail.split("\n"), self._skipped + 1))
        is_quoted = _is_quoted(head)
        for number, line in numbered:
            yield number, (_unquoted(line) if is_quoted else line).rstrip()


def _ends(text: str) -> tuple[str, str, int]:
    """The beginning and the end of a text, and how many lines stand before the end."""
    if len(text) <= HEAD_CHARS + TAIL_CHARS and text.count("\n") <= HEAD_LINES + TAIL_LINES:
        return text, "", 0
    stop = HEAD_CHARS
    for at, line_end in enumerate(_line_ends(text[:HEAD_CHARS])):
        stop = line_end
        if at + 1 == HEAD_LINES:
            break
    start = len(text) - TAIL_CHARS if len(text) - TAIL_CHARS > stop else stop + 1
    lines = text[start:].split("\n")
    kept = "\n".join(lines[max(1, len(lines) - TAIL_LINES) :])
    return text[:stop], kept, text.count("\n", 0, len(text) - len(kept)) if kept else 0


def _line_ends(text: str) -> Iterator[int]:
    at = text.find("\n")
    while at >= 0:
        yield at
        at = text.find("\n", at + 1)


def _plain(text: str) -> str:
    """Without colours and the entities of HTML; lines stay."""
    if any(sign in text for sign in _COLOURED):
        text = _COLOUR.sub("", text)
    if "&" in text:
        for entity, sign in (*_ENTITIES, ("&amp;", "&")):
            text = text.replace(entity, sign)
    return text


def _is_quoted(lines: list[str]) -> bool:
    """Whether the text stands in a quotation of a mail or a forum as a whole."""
    if not lines[0].lstrip().startswith(">"):
        return False
    filled = [line for line in lines[:200] if line.strip()]
    return sum(line.lstrip().startswith(">") for line in filled) >= max(2, _QUOTED_SHARE * len(filled))


def _unquoted(line: str) -> str:
    bare = line.lstrip()
    return bare.lstrip(">").removeprefix(" ") if bare.startswith(">") else line
