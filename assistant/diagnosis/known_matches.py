"""What was recognised so far, as texts add up: a guess by words gives way to a message that names a fault."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.model.match import Match, MatchKind

FORM_ALONE = frozenset({MatchKind.WORDS, MatchKind.SHAPE})
"""Kinds of matches of which no message was recognised."""


def is_recognised(match: Match) -> bool:
    """Whether a message was recognised, not only words or the form of an error."""
    return match.kind not in FORM_ALONE


def with_recognised(known: tuple[Match, ...], found: Iterable[Match]) -> tuple[Match, ...]:
    """The matches of all texts, each once; guesses give way to a message, not to lines that only repeat a failure."""
    before = set(map(_identity, known))
    fresh = [match for match in found if _identity(match) not in before]
    kept = without_guesses(known) if any(not match.echo for match in fresh) else known
    return (*kept, *fresh)


def without_guesses(matches: Iterable[Match]) -> tuple[Match, ...]:
    """The matches that are more than a guess by words."""
    return tuple(match for match in matches if match.kind is not MatchKind.WORDS)


def guessed(matches: Iterable[Match]) -> tuple[str, ...]:
    """The symptoms guessed by words; none once a message that names a fault is known."""
    known = tuple(matches)
    if any(not match.echo for match in without_guesses(known)):
        return ()
    return tuple(match.symptom for match in known if match.kind is MatchKind.WORDS)


def _identity(match: Match) -> tuple[object, ...]:
    return match.symptom, match.message, tuple(sorted(match.captures.items()))
