"""What the compiled patterns mean: which symptoms and phrases they speak for, and how they may be cut."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from assistant.matching.parts import Parts
from assistant.matching.pattern import Pattern, parse_message
from assistant.model.tree import Message


class Owner(msgspec.Struct, frozen=True, array_like=True):
    """A symptom that has the message; an empty `symptom` is a phrase that evidence asks for.

    Attributes:
        specificity: how much the message tells of it, 0 to 1.
    """

    symptom: str
    points_to: tuple[str, ...] = ()
    echo: bool = False
    specificity: float = 1.0


@dataclass(frozen=True)
class Meanings:
    """All that is needed after a literal was hit.

    Attributes:
        patterns: by their numbers.
        owners: for each pattern.
        unique: for each pattern how many letters from its beginning, and from its end, can mean nothing else.
    """

    patterns: Parts[int, Pattern]
    owners: Parts[int, tuple[Owner, ...]]
    unique: list[tuple[int, int]]


def gather(messages: Iterable[tuple[str, Message]], phrases: Iterable[str]) -> dict[str, list[Owner]]:
    """The owners of each distinct message text."""
    owners: dict[str, list[Owner]] = {}
    for symptom, message in messages:
        owners.setdefault(message.text, []).append(Owner(symptom, message.points_to, message.echo))
    for phrase in phrases:
        owners.setdefault(phrase, []).append(Owner(""))
    return owners


def parse_all(texts: Iterable[str]) -> list[Pattern]:
    """Parse all messages.

    Raises:
        ValueError: naming the message, when one cannot be parsed.
    """
    patterns: list[Pattern] = []
    for text in texts:
        try:
            patterns.append(parse_message(text))
        except ValueError as error:
            raise ValueError(f"message {text!r}: {error}") from error
    return patterns


def unique_lengths(patterns: list[Pattern], owners: list[list[Owner]]) -> list[tuple[int, int]]:
    """For each pattern the letters from its beginning and end that no other symptom's message shares."""
    symptoms = [frozenset(owner.symptom for owner in group) for group in owners]
    forward = _unshared(["\0".join(pattern.pieces) for pattern in patterns], symptoms)
    backward = _unshared(["\0".join(pattern.pieces)[::-1] for pattern in patterns], symptoms)
    return list(zip(forward, backward, strict=True))


def _unshared(texts: list[str], symptoms: list[frozenset[str]]) -> list[int]:
    """In sorted order the longest common beginning is always one with a neighbour."""
    order = sorted((at for at in range(len(texts)) if symptoms[at] != {""}), key=texts.__getitem__)
    shared = [0] * len(texts)
    for neighbours in (order, order[::-1]):
        near: int | None = None
        other: int | None = None
        for at in neighbours:
            if near is not None and symptoms[near] != symptoms[at]:
                other = near
            if other is not None:
                shared[at] = max(shared[at], _common(texts[at], texts[other]))
            near = at
    return [length + 1 for length in shared]


def _common(one: str, other: str) -> int:
    """How many letters, holes not counted, both begin with."""
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += mine != "\0"
    return length
