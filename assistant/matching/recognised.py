"""The outcome of matching, put together from the chunks of a text."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from assistant.matching.fault_lines.find import Sighting, joined
from assistant.matching.found import Found
from assistant.matching.meaning import Meanings
from assistant.matching.seen import Seen
from assistant.model.fault_line import FaultLine
from assistant.model.match import Match, MatchKind
from assistant.text.stamp import LONGEST, stamp_of

MOST_MATCHES = 200


class Recognised(msgspec.Struct, frozen=True):
    """What was recognised in a text.

    Attributes:
        matches: each distinct symptom, message and set of captures once, by the line it first stands on.
        phrases: phrases that stand in the text.
        lines: how many lines the text has.
        note: what was left out and why; empty when nothing was.
        fault_lines: the lines that report a fault, whether a message stands on them or not.
        places: for each symptom the lines that its messages stand on.
        worth: for each of the phrases how much it tells of what it proves, 0 to 1.
    """

    matches: tuple[Match, ...] = ()
    phrases: frozenset[str] = frozenset()
    lines: int = 0
    note: str = ""
    fault_lines: tuple[FaultLine, ...] = ()
    places: dict[str, tuple[int, ...]] = {}
    worth: dict[str, float] = {}


def _doubtful(found: Found, rows: Sequence[bytes]) -> tuple[str, ...]:
    """The captures that no line holds whole."""
    if not found.captures or len(rows) == 1:
        return ()
    return tuple(name for name, value in found.captures.items() if not any(value.encode() in row for row in rows))


class Collector:
    """Gathers what the chunks hold; the same thing in two chunks counts once."""

    def __init__(self, meanings: Meanings, origin: str) -> None:
        self._meanings = meanings
        self._origin = origin
        self._matches: dict[tuple[str, str, tuple[tuple[str, str], ...]], Match] = {}
        self._phrases: dict[str, float] = {}
        self._notes: dict[str, None] = {}
        self._covered: dict[int, set[str]] = {}
        self._said: dict[int, set[str]] = {}
        self._sightings: dict[int, tuple[Sighting, int, bytes]] = {}
        self.seen = Seen()
        self.lines = 0
        self.quiet: set[int] = set()

    def phrase(self, text: str, worth: float, lines: Sequence[int]) -> None:
        """Note that a phrase stands in the text, on these lines, and how much it tells."""
        self._phrases[text] = worth
        for line in lines:
            self._said.setdefault(line, set()).add(text)

    def cover(self, symptom: str, lines: Sequence[int]) -> None:
        """Note on which lines a message of the symptom stands."""
        for line in lines:
            self._covered.setdefault(line, set()).add(symptom)

    def report(self, sighting: Sighting, number: int, line: bytes) -> None:
        """Note a line that reports a fault."""
        self._sightings.setdefault(number, (sighting, number, line))

    def note(self, what: str) -> None:
        """Note what was left out."""
        self._notes[what] = None

    def add(self, found: Found, text: str, line: int, rows: Sequence[bytes]) -> None:
        """Note a message; `text` is as its tree writes it, `rows` the lines that it can be on, its first one first."""
        key = (found.symptom, text, tuple(sorted(found.captures.items())))
        known = self._matches.get(key)
        if known is not None and known.score >= found.score:
            return
        owner = next(owner for owner in self._meanings.owners[found.pattern] if owner.symptom == found.symptom)
        self._matches[key] = Match(
            found.symptom,
            text,
            found.kind,
            found.score,
            line,
            found.text,
            found.captures,
            owner.points_to,
            owner.echo,
            self._origin,
            _doubtful(found, rows),
            *stamp_of(rows[0][: 4 * LONGEST].decode(errors="replace")),
            specificity=owner.specificity,
            read_as=found.read_as,
        )

    def result(self) -> Recognised:
        """All that was recognised, in the order of the text."""
        whole = {(match.symptom, match.line) for match in self._matches.values() if match.kind is MatchKind.EXACT}
        matches = [
            match
            for match in self._matches.values()
            if match.kind is MatchKind.EXACT or (match.symptom, match.line) not in whole
        ]
        matches = [
            msgspec.structs.replace(match, quiet=True) if match.line in self.quiet else match for match in matches
        ]
        matches.sort(key=lambda match: (match.line, -match.score))
        if len(matches) > MOST_MATCHES:
            self.note(f"only the first {MOST_MATCHES} of {len(matches)} matches are kept")
        return Recognised(
            tuple(matches[:MOST_MATCHES]),
            frozenset(self._phrases),
            self.lines,
            "; ".join(self._notes),
            joined(self._sightings.values(), self._covered, self._said),
            self._places(),
            self._phrases,
        )

    def _places(self) -> dict[str, tuple[int, ...]]:
        places: dict[str, list[int]] = {}
        for line in sorted(self._covered):
            for symptom in self._covered[line]:
                places.setdefault(symptom, []).append(line)
        return {symptom: tuple(lines) for symptom, lines in places.items()}
