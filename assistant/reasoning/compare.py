"""Compares a known value with an operand. Case never counts: pastes are lower-cased on their way."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.model.fact import Value
from assistant.model.pattern import Pattern
from assistant.model.tree import Operator
from assistant.reasoning.values import plain
from assistant.reasoning.version import is_older

_YES = frozenset({"true", "yes", "on", "1", "enabled"})
_NO = frozenset({"false", "no", "off", "0", "disabled"})
_NUMBER = Pattern(r"([+-]?\d+(?:\.\d+)?)\s*(?:%|([kmgt]?)(i?)b?)?\Z")
_POWER = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}
_EDGE = r"[\s,;=()\[\]\"'`]"

Scalar = bool | int | float | str


def compare(operator: Operator, value: Value, operand: Value) -> bool | None:
    """Whether a value stands to an operand as the operator says; None when the two cannot be compared."""
    return _COMPARISONS[operator](value, operand)


def number_of(value: Value) -> float | None:
    """A number, also one in a text: `85`, `85 %`, `1.5GB` (powers of 1000), `512MiB` (powers of 1024)."""
    if isinstance(value, bool | tuple):
        return None
    if isinstance(value, int | float):
        return float(value)
    found = _NUMBER.match(value.strip().lower())
    if found is None:
        return None
    return float(found[1]) * float((1024 if found[3] else 1000) ** _POWER[found[2] or ""])


def _equal(value: Value, operand: Value) -> bool:
    if isinstance(value, tuple) or isinstance(operand, tuple):
        return sorted(map(_fold, _items(value))) == sorted(map(_fold, _items(operand)))
    if isinstance(value, bool) or isinstance(operand, bool):
        return _truth(value) is not None and _truth(value) == _truth(operand)
    if isinstance(value, int | float) or isinstance(operand, int | float):
        return number_of(value) is not None and number_of(value) == number_of(operand)
    return _fold(value) == _fold(operand)


def _truth(value: Scalar) -> bool | None:
    word = plain(value).strip().casefold()
    return True if word in _YES else False if word in _NO else None


def _fold(value: Value) -> str:
    return " ".join(plain(value).casefold().split())


def _items(value: Value) -> tuple[Scalar, ...]:
    return value if isinstance(value, tuple) else (value,)


def _is_one_of(value: Value, operand: Value) -> bool:
    return any(_equal(item, one) for item in _items(value) for one in _items(operand))


def _above(value: Value, operand: Value) -> bool | None:
    first, second = number_of(value), number_of(operand)
    return None if first is None or second is None else first > second


def _below(value: Value, operand: Value) -> bool | None:
    return _above(operand, value)


def _holds(value: Value, wanted: Scalar) -> bool:
    """A text holds words anywhere; a list holds an item, or an item in which the words stand by themselves.

    So `docker` is not in the list `docker-admins`, but `no space left` is in a list of log lines.
    """
    words = _fold(wanted)
    if not words:
        return False
    if not isinstance(value, tuple):
        return words in _fold(value)
    alone = re.compile(rf"(?:\A|(?<={_EDGE})){re.escape(words)}(?=[.:]*(?:{_EDGE}|\Z))")
    return any(alone.search(_fold(item)) for item in value)


def _contains(value: Value, operand: Value) -> bool:
    return all(_holds(value, wanted) for wanted in _items(operand))


def _lacks(value: Value, operand: Value) -> bool:
    return not any(_holds(value, wanted) for wanted in _items(operand))


def _starts_with(value: Value, operand: Value) -> bool:
    return any(_fold(item).startswith(_fold(one)) for item in _items(value) for one in _items(operand) if _fold(one))


def _older(value: Value, operand: Value) -> bool | None:
    return is_older(plain(value), plain(operand))


def _newer(value: Value, operand: Value) -> bool | None:
    return is_older(plain(operand), plain(value))


_COMPARISONS: dict[Operator, Callable[[Value, Value], bool | None]] = {
    Operator.IS: _equal,
    Operator.IS_NOT: lambda value, operand: not _equal(value, operand),
    Operator.ONE_OF: _is_one_of,
    Operator.NONE_OF: lambda value, operand: not _is_one_of(value, operand),
    Operator.ABOVE: _above,
    Operator.BELOW: _below,
    Operator.CONTAINS: _contains,
    Operator.LACKS: _lacks,
    Operator.STARTS_WITH: _starts_with,
    Operator.OLDER_THAN: _older,
    Operator.NEWER_THAN: _newer,
}
