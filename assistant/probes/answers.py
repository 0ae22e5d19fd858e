"""Answers out of plain values."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.model.fact import Absent, Answer, FactSpec, Known, Reason, Unknown
from assistant.probes.document import Document

NOT_SHOWN = Unknown(Reason.NOT_RECORDED, "only a part of it is shown")
MOST_ITEMS = 64
"""No list fact holds more: it is to be read by a person."""


_UNTOLD = Unknown(Reason.NOT_RECORDED, "only a part of what the engine says was seen, and this is not in it")


def words(items: Iterable[str]) -> Answer:
    """A list fact; an empty one is Absent."""
    found = tuple(items)[:MOST_ITEMS]
    return Known(found) if found else Absent()


def unseen_in(*replies: object) -> Unknown | None:
    """The first of these that could not be looked at, None when all of them could."""
    return next((each for each in replies if isinstance(each, Unknown)), None)


def words_seen(items: Iterable[str], unseen: Iterable[Unknown]) -> Answer:
    """A list fact that is collected in several places, some of which could not be looked at.

    What was found counts all the same; that there is nothing cannot be said.
    """
    found, why = words(items), next(iter(unseen), None)
    return found if why is None or isinstance(found, Known) else why


def word(text: str | None) -> Answer:
    """A text fact; an empty one is Absent."""
    return Known(text) if text else Absent()


def yes_or_no(value: bool | None) -> Answer:
    """A fact that is true or false; None is Absent."""
    return Absent() if value is None else Known(value)


def number(value: int | None) -> Answer:
    """A number fact; None is Absent."""
    return Absent() if value is None else Known(value)


def all_alike(specs: Iterable[FactSpec], answer: Answer) -> dict[str, Answer]:
    """The same answer for every fact."""
    return {spec.name: answer for spec in specs}


def told(answer: Answer, *members: Document) -> Answer:
    """What members of a document tell; unknown where one of them is missing from a part of it."""
    return _UNTOLD if any(each.is_unseen for each in members) else answer


def garbled(what: str) -> Unknown:
    """The reply made no sense."""
    return Unknown(Reason.UNREADABLE, f"{what} said something that cannot be read")


def not_a(kind: str) -> Unknown:
    """The object asked about is not what it should be, so nothing was looked at."""
    return Unknown(Reason.UNREADABLE, f"that is not {kind}, so nothing was looked at")
