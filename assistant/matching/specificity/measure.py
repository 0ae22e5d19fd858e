"""How much a message tells, 0 to 1: how often one of its causes was there, among all texts in which it stands.

What is known before any text is read rests on the message's own words: those that ordinary programs print too count
little. Each text then counts for or against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec

from assistant.matching.chunk import chunks
from assistant.matching.database import Database, Role, Use
from assistant.matching.exact import exact
from assistant.matching.meaning import Owner
from assistant.matching.pattern import Pattern
from assistant.matching.seen import Seen
from assistant.matching.specificity.corpus import Corpus
from assistant.matching.specificity.ordinary import known_by_words, ordinary_words

PRIOR = 2.0
"""So many texts weigh as much as the words do."""
PHRASE = 0.9
"""What a phrase of evidence tells before it is measured: its author says that it proves a cause beside a message."""
BENIGN = 2
"""A text without a fault of the host speaks twice as much against a message as an example of another cause does: there
are fewer of them recorded than there are printed."""
NO_HOST_FAULT = "none/"
"""The area of symptoms which say that the host is well: for them a text without a fault is an example."""

Hits = Callable[[str], set[int]]


def with_specificity(
    owners: Sequence[list[Owner]],
    patterns: Sequence[Pattern],
    database: Database,
    uses: list[list[Use]],
    corpus: Corpus,
) -> list[list[Owner]]:
    """The owners of each pattern, each with how much the pattern tells of what it owns."""
    for_, against = _counts(owners, patterns, corpus, lambda text: _standing(text, patterns, database, uses))
    ordinary = ordinary_words(corpus)
    measured: list[list[Owner]] = []
    for number, (pattern, group) in enumerate(zip(patterns, owners, strict=True)):
        known = known_by_words(pattern.text, ordinary)
        measured.append(
            [
                _with(
                    owner,
                    known if owner.symptom else PHRASE,
                    for_[number, owner.symptom],
                    against[number, owner.symptom],
                )
                for owner in group
            ]
        )
    return measured


def _with(owner: Owner, known: float, for_: float, against: float) -> Owner:
    told = (for_ + PRIOR * known) / (for_ + against + PRIOR)
    return msgspec.structs.replace(owner, specificity=round(told, 3))


Counts = Counter[tuple[int, str]]


def _counts(
    owners: Sequence[list[Owner]], patterns: Sequence[Pattern], corpus: Corpus, standing: Hits
) -> tuple[Counts, Counts]:
    """The texts for and against each pattern, by its number and the symptom that has it.

    Of the examples of one tree that speak against it one counts: they are variants of each other.
    """
    for_, against = Counter[tuple[int, str]](), Counter[tuple[int, str]]()
    foreign: set[tuple[int, str, str]] = set()
    for told in corpus.told:
        for number in standing(told.text):
            for owner in owners[number]:
                if told.causes & _causes_of(owner, patterns[number].text, corpus):
                    for_[number, owner.symptom] += 1
                else:
                    foreign.add((number, owner.symptom, told.symptom))
    against.update((number, symptom) for number, symptom, _ in foreign)
    for each in corpus.benign:
        for number in standing(each.text):
            for owner in owners[number]:
                (for_ if owner.symptom.startswith(NO_HOST_FAULT) else against)[number, owner.symptom] += BENIGN
    return for_, against


def _causes_of(owner: Owner, text: str, corpus: Corpus) -> frozenset[str]:
    """What the message speaks for: the causes of its symptom, or those that the phrase proves."""
    return (corpus.causes if owner.symptom else corpus.proves).get(owner.symptom or text, frozenset())


def _standing(text: str, patterns: Sequence[Pattern], database: Database, uses: Sequence[Iterable[Use]]) -> set[int]:
    """The numbers of the patterns that stand in a text whole."""
    seen, found = Seen(), set[int]()
    for chunk in chunks(text):
        for literal, stops in database.scan(chunk.squeezed, chunk.settled).items():
            for use in uses[literal]:
                if use.role is not Role.ANCHOR or use.pattern in found:
                    continue
                if any(True for _ in exact(chunk, patterns[use.pattern], use, stops, seen)):
                    found.add(use.pattern)
    return found
