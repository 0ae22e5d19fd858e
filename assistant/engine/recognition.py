"""What the matches say together: which symptoms are there, how surely, and with which captures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from assistant.engine import weights
from assistant.engine.knowledge import Knowledge
from assistant.model.match import Match, MatchKind
from assistant.model.tree import Symptom

YOUR_CHOICE = "your choice"
"""The origin of a match that stands for a symptom that the user picked."""
_USERS = frozenset({"paste", YOUR_CHOICE})


class Recognition(msgspec.Struct, frozen=True):
    """One recognised symptom.

    Attributes:
        matches: best first.
        quality: how surely it is there, 0 to 1; little for one that rests on echo lines alone.
        names_fault: a line of it names a fault.
        from_user: the user showed it; else it was read on the host.
    """

    symptom: Symptom
    matches: tuple[Match, ...]
    quality: float
    names_fault: bool
    from_user: bool


def recognise(kb: Knowledge, matches: Iterable[Match]) -> tuple[Recognition, ...]:
    """Join the matches by symptom, in the order of the text."""
    grouped: dict[str, list[Match]] = {}
    for match in matches:
        grouped.setdefault(match.symptom, []).append(match)
    return tuple(_join(kb.symptoms[id_], group) for id_, group in grouped.items() if id_ in kb.symptoms)


def quality_of(match: Match) -> float:
    """How far a match is to be trusted, 0 to 1."""
    if match.origin == YOUR_CHOICE:
        return weights.CHOSEN
    return weights.KIND[match.kind] * match.score


def is_guess(recognition: Recognition) -> bool:
    """Whether only words are shared with the text, and the user has not said that this is it."""
    return all(match.kind is MatchKind.WORDS and match.origin != YOUR_CHOICE for match in recognition.matches)


def _join(symptom: Symptom, group: list[Match]) -> Recognition:
    ordered = sorted(group, key=lambda match: (match.echo, -quality_of(match), match.line))
    naming = [quality_of(match) for match in ordered if not match.echo]
    best = max(naming) if naming else weights.ECHO * max(map(quality_of, ordered))
    return Recognition(
        symptom,
        tuple(ordered),
        best,
        best >= weights.NAMING,
        any(match.origin in _USERS for match in group),
    )


def coverage(recognitions: Iterable[Recognition]) -> float:
    """How probable it is that one of the candidates is the cause, from how surely the symptoms were recognised."""
    shares = [
        (weights.ECHO_COVERAGE if match.echo else weights.COVERAGE) * quality_of(match)
        for each in recognitions
        for match in each.matches
    ]
    return max(shares, default=0.0)


def capture_sets(recognitions: Iterable[Recognition], extra: Mapping[str, str]) -> tuple[dict[str, str], ...]:
    """The readings of the text: one for each match that has captures of its own, best first.

    Each is filled up from the other matches and then from the symptoms' defaults; what the user answered comes before
    all of them.
    """
    known = tuple(recognitions)
    matches = sorted((m for each in known for m in each.matches), key=lambda m: (m.echo, -quality_of(m), m.line))
    shared: dict[str, str] = {}
    for source in (*(match.captures for match in matches), *(each.symptom.captures for each in known)):
        for name, value in source.items():
            shared.setdefault(name, value)
    readings: list[dict[str, str]] = []
    for match in matches or (None,):
        own = match.captures if match else {}
        reading = {**shared, **own, **extra}
        if reading not in readings:
            readings.append(reading)
    return tuple(readings[: weights.CAPTURE_SETS])
