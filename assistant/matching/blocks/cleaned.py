"""The lines of a paste, without what a terminal, a web page or a mail has put around them."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.matching.squeeze import COLOUR
from assistant.model.pattern import Pattern

HEAD_LINES, TAIL_LINES = 1500, 700
"""Of a longer text only so many lines from its beginning and its end are cut into blocks: the rest is log lines like
them, and its messages count as those of an unknown speaker."""
LONGEST_LINE = 64_000
"""Characters of a line that are looked at."""

_COLOUR = Pattern(f"(?i:{COLOUR})")
_COLOURED = ("\x1b", "\\u001b[", "\\033[", "\\x1b[", "#033[", "^[[")
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#34;", '"'), ("&#39;", "'"), ("&nbsp;", " "))
_QUOTED_SHARE = 0.6


def cleaned(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text with their 1-based numbers, those that are looked at."""
    if any(sign in text for sign in _COLOURED):
        text = _COLOUR.sub("", text)
    if "&" in text:
        for entity, sign in (*_ENTITIES, ("&amp;", "&")):
            text = text.replace(entity, sign)
    lines = text.split("\n")
    is_quoted = _is_quoted(lines)
    for at in _looked_at(len(lines)):
        line = lines[at][:LONGEST_LINE].rstrip()
        yield at + 1, _unquoted(line) if is_quoted else line


def _looked_at(count: int) -> Iterator[int]:
    if count <= HEAD_LINES + TAIL_LINES:
        yield from range(count)
    else:
        yield from range(HEAD_LINES)
        yield from range(count - TAIL_LINES, count)


def _is_quoted(lines: list[str]) -> bool:
    """Whether the text stands in a quotation of a mail or a forum as a whole."""
    if not lines[0].lstrip().startswith(">"):
        return False
    filled = [line for line in lines[:200] if line.strip()]
    return sum(line.lstrip().startswith(">") for line in filled) >= max(2, _QUOTED_SHARE * len(filled))


def _unquoted(line: str) -> str:
    bare = line.lstrip()
    return bare.lstrip(">").removeprefix(" ") if bare.startswith(">") else line
