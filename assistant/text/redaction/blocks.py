"""Values on the lines below their name, as YAML writes them."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.pattern import Pattern
from assistant.text.redaction.spans import Span
from assistant.text.redaction.values import LONGEST, line_start, quoted

_LOOK = 512
_BLOCK = Pattern(r"[ \t]{0,80}[|>][+-]?\d?[+-]?[ \t]*(?:#[^\r\n]{0,200})?\r?\n")
_NEXT_LINE = Pattern(r"[ \t]{0,80}\r?\n([ \t]{0,80})(-[ \t]{1,8})?([^\s#][^\r\n]{0,4096})")
_NO_VALUE = Pattern(r"[\w.\"'-]{1,128}[ \t]?[:=](?:\s|\Z)|[\]}{\[]|-{2,}|<")


def block(text: str, at: int, name: int) -> list[Span] | None:
    """The block that begins after `|` or `>`; None where there is none.

    Args:
        at: where the text goes on after the sign.
        name: where the name begins, whose line says how far a block must be indented.
    """
    found = _BLOCK.match(text, at)
    if found is None:
        return None
    end = _block_end(text, found.end(), _indent(text, name))
    first = found.end() + len(text[found.end() : end]) - len(text[found.end() : end].lstrip())
    return [(first, end)] if end > first else []


def below(text: str, at: int, name: int) -> Iterator[Span]:
    """The value, or the items of a list, on the lines below."""
    indent = _indent(text, name)
    while found := _NEXT_LINE.match(text, at):
        listed = found[2] is not None
        if len(found[1]) <= indent - listed or _NO_VALUE.match(found[3]):
            return
        span = quoted(text, found.start(3))
        yield span or (found.start(3), found.start(3) + len(found[3].rstrip()))
        if not listed:
            return
        at = max(found.end(), span[1] if span else 0)


def _indent(text: str, name: int) -> int:
    line = line_start(text, name, _LOOK)
    before = text[line:name]
    return len(before) - len(before.lstrip(" \t"))


def _block_end(text: str, at: int, indent: int) -> int:
    end = at
    for line in text[at : at + LONGEST].splitlines(keepends=True):
        at += len(line)
        if line.strip():
            if len(line) - len(line.lstrip(" \t")) <= indent:
                break
            end = at - (len(line) - len(line.rstrip()))
    return end
