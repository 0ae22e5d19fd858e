"""Find the lines of a text that report a fault, in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from enum import IntEnum
from functools import cache
from itertools import accumulate

import hyperscan
import msgspec

from assistant.matching.capture import clean
from assistant.matching.fault_lines.quiet import ECHO, HARMLESS
from assistant.matching.fault_lines.signs import FATAL, LIKELY, SURE
from assistant.model.fault_line import FaultLine
from assistant.text.parts import head_of

MOST_BYTES = 64 * 1024
"""Of a block that is larger only the end is looked at: what a log says last counts."""
MOST_LINES = 60
"""Distinct fault lines that are kept, the first and the last: more tell nothing new."""
_SHOWN = 300
_EVENTS = 12_000
_LIKELY_WEIGHT = 0.5
_NUMBERS = re.compile(rb"[0-9a-f]{6,}|\d+", re.ASCII)
_SERVICE = re.compile(rb"^\s{0,8}[\w.-]{1,64}\s{0,40}\|\s?|^#\d+ [\d.]* ?", re.ASCII)


class Sign(IntEnum):
    """What a pattern says of the line that it stands in."""

    SURE = 0
    LIKELY = 1
    HARMLESS = 2
    ECHO = 3
    FATAL = 4


_QUIET = {Sign.HARMLESS, Sign.ECHO}
_SIGNS = {Sign.SURE: SURE, Sign.LIKELY: LIKELY, Sign.HARMLESS: tuple(HARMLESS), Sign.ECHO: ECHO, Sign.FATAL: FATAL}


class Sighting(msgspec.Struct, frozen=True):
    """A fault line of one block.

    Attributes:
        row, last: the block's lines from where its record begins to where it ends.
        shown: the row that says what the fault is.
        key: the same for each copy of it.
    """

    row: int
    last: int
    shown: int
    weight: float
    key: bytes


@cache
def compile_signs() -> bytes:
    """The serialised database of all signs."""
    patterns = [(sign, each) for sign, group in _SIGNS.items() for each in group]
    flags = hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_MULTILINE | hyperscan.HS_FLAG_ALLOWEMPTY
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[each.encode() for _, each in patterns],
        ids=[sign.value for sign, _ in patterns],
        flags=[flags] * len(patterns),
    )
    return hyperscan.dumpb(database)


class FaultFinder:
    """Finds fault lines; `blob` is what `compile_signs` made."""

    def __init__(self, blob: bytes) -> None:
        self._database = hyperscan.loadb(blob, hyperscan.HS_MODE_BLOCK)
        self._database.scratch = hyperscan.Scratch(self._database)

    def find(self, lines: Sequence[bytes]) -> tuple[list[Sighting], list[int]]:
        """The fault lines among some lines, a trace as one; and the rows of the lines that are none of their own."""
        first = _first_row(lines)
        signs = self._signs(lines[first:])
        quiet = [first + row for row, of_line in signs.items() if of_line & _QUIET and Sign.FATAL not in of_line]
        return list(self._sightings(lines, first, signs)), quiet

    def _sightings(self, lines: Sequence[bytes], first: int, signs: dict[int, set[int]]) -> Iterator[Sighting]:
        before: Sighting | None = None
        copies: set[bytes] = set()
        for row in sorted(signs):
            weight, line = _weight(signs[row]), lines[first + row]
            if weight is None or line in copies or not line.strip():
                continue
            copies.add(line)
            now = Sighting(first + row, _record_end(lines, first + row), first + row, weight, _key(lines[first + row]))
            if before is not None and _same_trace(lines, before, now):
                now = msgspec.structs.replace(now, row=before.row)
            elif before is not None:
                yield before
            before = now
        if before is not None:
            yield before

    def _signs(self, lines: Sequence[bytes]) -> dict[int, set[int]]:
        """The signs that stand in each line."""
        starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
        found: dict[int, set[int]] = {}
        events = 0

        def note(sign: int, _start: int, stop: int, _flags: int, _context: object) -> bool:
            nonlocal events
            events += 1
            found.setdefault(bisect_right(starts, max(0, stop - 1)) - 1, set()).add(sign)
            return events > _EVENTS

        text = b"\n".join(lines)
        if text:
            with suppress(hyperscan.ScanTerminated):
                self._database.scan(text, match_event_handler=note)
        return found


def _first_row(lines: Sequence[bytes]) -> int:
    size = 0
    for row in range(len(lines) - 1, -1, -1):
        size += len(lines[row]) + 1
        if size > MOST_BYTES:
            return row + 1
    return 0


def _weight(signs: set[int]) -> float | None:
    """How surely a line with these signs reports a fault of its own; None when it reports none."""
    if Sign.FATAL in signs:
        return 1.0
    if Sign.HARMLESS in signs or not signs & {Sign.SURE, Sign.LIKELY, Sign.ECHO}:
        return None
    if Sign.ECHO in signs:
        return 0.0
    return 1.0 if Sign.SURE in signs else _LIKELY_WEIGHT


def _record_end(lines: Sequence[bytes], row: int) -> int:
    """The last of the few lines that go on with what the line says: they are set in."""
    last = row
    while last + 1 < len(lines) and last - row < 3 and _is_set_in(lines[last + 1]):
        last += 1
    return last


def _is_set_in(line: bytes) -> bool:
    text = _SERVICE.sub(b"", line)
    return text[:1] in (b" ", b"\t") and bool(text.strip())


def _same_trace(lines: Sequence[bytes], before: Sighting, now: Sighting) -> bool:
    """Only frames stand between two lines of one trace, and some do."""
    between = range(before.shown + 1, now.shown)
    return 0 < len(between) < 200 and all(_is_set_in(lines[row]) for row in between)


def _key(line: bytes) -> bytes:
    return _NUMBERS.sub(b"#", _SERVICE.sub(b"", line.lower())).strip()


def joined(
    sightings: Iterable[tuple[Sighting, int, bytes]], covered: Mapping[int, set[str]], phrases: Mapping[int, set[str]]
) -> tuple[FaultLine, ...]:
    """The fault lines of a text, each distinct one once.

    Args:
        sightings: each with the number of the line that is shown, and that line.
        covered, phrases: the symptoms and phrases by the number of the line on which they stand.
    """
    found: dict[bytes, FaultLine] = {}
    for sighting, number, line in sightings:
        lines = range(number - (sighting.shown - sighting.row), number + (sighting.last - sighting.shown) + 1)
        symptoms = {symptom for each in lines for symptom in covered.get(each, ())}
        said = {phrase for each in lines for phrase in phrases.get(each, ())}
        known = found.get(sighting.key)
        if known is None:
            text = head_of(clean(line.decode("utf-8", "replace")), _SHOWN)
            found[sighting.key] = FaultLine(number, text, sighting.weight, tuple(sorted(symptoms)), tuple(sorted(said)))
        elif not symptoms <= set(known.symptoms) or not said <= set(known.phrases):
            found[sighting.key] = msgspec.structs.replace(
                known,
                symptoms=tuple(sorted({*known.symptoms, *symptoms})),
                phrases=tuple(sorted({*known.phrases, *said})),
            )
    lines_ = sorted(found.values(), key=lambda each: each.line)
    half = MOST_LINES // 2
    return tuple(lines_ if len(lines_) <= MOST_LINES else (*lines_[:half], *lines_[-half:]))
