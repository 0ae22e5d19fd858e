"""The lines of a text that can hold a shape, found without a look at the others."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from assistant.matching.shapes.errnos import CODE, CODES, HINTS
from assistant.model.pattern import Pattern

MOST_CHARACTERS = 262_144
"""Of a longer text its first and its last half of that are read: errors stand at the end, what led to them before."""
MOST_LINES = 100
LONGEST_LINE = 1000
_MOST_EACH = 32
_FRAME = Pattern(
    r"\s*(?:at\s+\S|File \"[^\"]*\", line \d|from \S+:\d+:in |\.\.\. \d+ more|goroutine \d|#\d+\s"
    r"|\S+\.(?:go|rs|c|cc|cpp|java|kt|js|ts|py|rb|php):\d+(?:\s|$))"
)
"""A line of a stack trace: it says where in a program, not what is wrong."""


def lines_with_errors(text: str) -> Iterator[tuple[int, str, str]]:
    """The number of each line that may name an error of the system, the line, and the one after it."""
    for first, part in _parts(text):
        places = sorted({part.rfind("\n", 0, at) + 1 for at in _hits(part)})
        if len(places) > MOST_LINES:
            places = places[: MOST_LINES // 2] + places[-MOST_LINES // 2 :]
        number, counted = first, 0
        for start in places:
            number += part.count("\n", counted, start)
            counted = start
            line, rest = _line_at(part, start)
            if line and not _FRAME.match(line):
                yield number, line, rest


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The parts that are read, each with the number of its first line."""
    if len(text) <= MOST_CHARACTERS:
        yield 1, text
        return
    half = MOST_CHARACTERS // 2
    yield 1, text[:half]
    tail = text.find("\n", len(text) - half) + 1 or len(text) - half
    yield 1 + text.count("\n", 0, tail), text[tail:]


def _hits(part: str) -> Iterator[int]:
    low = part.lower()
    if len(low) != len(part):  # a few letters have more than one small form; then places would not agree
        low = "".join(char.lower() if char.isascii() else char for char in part)
    for hint in HINTS:
        yield from _forward(low, hint)
        yield from _backward(low, hint)
    codes = (found.start() for found in CODE.finditer(part) if found[0] in CODES)
    yield from islice(codes, MOST_LINES)


def _forward(text: str, hint: str) -> Iterator[int]:
    at = text.find(hint)
    for _ in range(_MOST_EACH):
        if at < 0:
            return
        yield at
        end = text.find("\n", at)
        at = text.find(hint, end) if end >= 0 else -1


def _backward(text: str, hint: str) -> Iterator[int]:
    at = text.rfind(hint)
    for _ in range(_MOST_EACH):
        if at < 0:
            return
        yield at
        start = text.rfind("\n", 0, at)
        at = text.rfind(hint, 0, start) if start >= 0 else -1


def _line_at(part: str, start: int) -> tuple[str, str]:
    """A line, and the one after it, as much of each as is read."""
    end = part.find("\n", start)
    if end < 0:
        return _cut(part[start:]), ""
    after = part.find("\n", end + 1)
    return _cut(part[start:end]), _cut(part[end + 1 : after if after >= 0 else len(part)])


def _cut(line: str) -> str:
    line = line.rstrip("\r")
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE // 4] + " " + line[-LONGEST_LINE * 3 // 4 :]
