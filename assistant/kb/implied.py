"""What one condition says of another: whether it settles it, before any host is looked at."""

from __future__ import annotations

from collections.abc import Callable

from assistant.kb.operands import STATES
from assistant.model.fact import Value
from assistant.model.tree import Condition, Operator

_PRESENT, _ABSENT, _ = STATES
_PAIRS = ((Operator.IS, Operator.IS_NOT), (Operator.ONE_OF, Operator.NONE_OF), (Operator.CONTAINS, Operator.LACKS))
_OPPOSITE = dict(_PAIRS) | {negative: positive for positive, negative in _PAIRS}
_NEGATIVE = frozenset(negative for _, negative in _PAIRS)


def is_same_subject(one: Condition, other: Condition) -> bool:
    """Whether two conditions look at the same fact of the same object."""
    return (one.subject, one.name, one.of) == (other.subject, other.name, other.of)


def implies(known: Condition, wanted: Condition) -> bool:
    """Whether a condition that holds makes another one hold, too; no where a value would have to be known."""
    if not is_same_subject(known, wanted):
        return False
    if (known.operator, known.operand) == (wanted.operator, wanted.operand):
        return True
    return _all_of(known, lambda value: _holds(wanted, value) is True)


def contradicts(known: Condition, wanted: Condition) -> bool:
    """Whether two conditions cannot hold together; no where a value would have to be known."""
    if not is_same_subject(known, wanted):
        return False
    if (known.operand, wanted.operator) == (wanted.operand, _OPPOSITE.get(known.operator)):
        return True
    return _all_of(known, lambda value: _holds(wanted, value) is False)


def _all_of(known: Condition, test: Callable[[Value], bool]) -> bool:
    """Whether a test is passed by all values with which a condition holds, where these can be listed."""
    values = _values(known)
    return bool(values) and all(map(test, values))


def _values(condition: Condition) -> tuple[Value, ...]:
    """The values with which a condition holds; `present` and `absent` stand for themselves, and none for too many."""
    operand = condition.operand
    if condition.operator is Operator.IS:
        return () if _is_open(operand) else (operand,)
    if condition.operator is Operator.ONE_OF and isinstance(operand, tuple):
        return () if any(map(_is_open, operand)) else operand
    return () if condition.operator in _NEGATIVE else (_PRESENT,)


def _is_open(operand: Value) -> bool:
    """Whether an operand is only known once a template is filled."""
    return isinstance(operand, str) and "{" in operand


def _holds(condition: Condition, value: Value) -> bool | None:
    """Whether a condition holds of a value; None where that cannot be told from the tree."""
    if condition.operand in (_PRESENT, _ABSENT):
        held = (value == _ABSENT) is (condition.operand == _ABSENT)
        return held if condition.operator is Operator.IS else not held
    if value == _ABSENT:
        return condition.operator in _NEGATIVE
    test = _TESTS.get(condition.operator)
    return None if value == _PRESENT or test is None or _is_open(condition.operand) else test(value, condition.operand)


def _among(value: Value, operand: Value) -> bool:
    return isinstance(operand, tuple) and str(value) in map(str, operand)


def _above(value: Value, operand: Value) -> bool | None:
    return value > operand if isinstance(value, int | float) and isinstance(operand, int | float) else None


_TESTS: dict[Operator, Callable[[Value, Value], bool | None]] = {
    Operator.IS: lambda value, operand: str(value) == str(operand),
    Operator.IS_NOT: lambda value, operand: str(value) != str(operand),
    Operator.ONE_OF: _among,
    Operator.NONE_OF: lambda value, operand: not _among(value, operand),
    Operator.ABOVE: _above,
    Operator.STARTS_WITH: lambda value, operand: str(value).startswith(str(operand)),
}
