"""What templates and conditions read: captures and facts, and how their values are written."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from assistant.model.fact import Absent, Fact, FactKey, Known, Unknown, Value
from assistant.text.numbers import size
from assistant.text.safe import flat
from assistant.text.template import Placeholder, parse


class Values(msgspec.Struct, frozen=True):
    """What templates are filled with.

    Attributes:
        item: the item that a step with `each` is about, for `{item}`.
        value: the value that a condition found, for `{value}`.
    """

    captures: Mapping[str, str] = {}
    facts: Mapping[FactKey, Fact] = {}
    item: str | None = None
    value: str | None = None


class Missing(msgspec.Struct, frozen=True):
    """A template could not be filled.

    Attributes:
        name: of the capture or fact that is missing.
        why: one phrase.
        fact: the fact that would fill it, when its object is known.
    """

    name: str
    why: str
    fact: FactKey | None = None


def look_up(placeholder: Placeholder, values: Values) -> Value | Missing:
    """The value that a placeholder stands for; an empty text or list is missing too."""
    if placeholder.is_fact:
        return _look_up_fact(placeholder, values)
    own = {"item": values.item, "value": values.value}
    found = values.captures.get(placeholder.name) or own.get(placeholder.name)
    return found or Missing(placeholder.name, "the text does not name it")


def _look_up_fact(placeholder: Placeholder, values: Values) -> Value | Missing:
    of = _object(placeholder, values)
    if isinstance(of, Missing):
        return of
    key = FactKey(placeholder.name, of)
    fact = values.facts.get(key)
    if fact is None:
        return Missing(str(key), "not checked yet", key)
    answer = fact.answer
    if isinstance(answer, Unknown):
        return Missing(str(key), answer.detail or f"unknown ({answer.reason.value})", key)
    if isinstance(answer, Known) and answer.value not in ("", ()):
        return answer.value
    return Missing(str(key), "there is none" if isinstance(answer, Absent) else "it is empty", key)


def _object(placeholder: Placeholder, values: Values) -> str | Missing | None:
    if placeholder.of is None:
        return None
    parts: list[str] = []
    for piece in parse(placeholder.of):
        value = piece if isinstance(piece, str) else look_up(piece, values)
        if isinstance(value, Missing):
            return value
        parts.append(plain(value))
    return "".join(parts)


def plain(value: Value) -> str:
    """A value as programs read it; a list is joined by commas."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ", ".join(value)
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def words(name: str, value: Value) -> str:
    """A value as people read it, on one line; the unit is in the fact's name."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if name.endswith("_bytes") and isinstance(value, int | float):
        return size(value)
    return flat(plain(value))
