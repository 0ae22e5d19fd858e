"""Judges conditions: held, not held, or not to be judged. What is unknown proves nothing."""

from __future__ import annotations

from collections.abc import Set

import msgspec

from assistant.model.fact import Answer, FactKey, Known, Reason, Unknown, Value
from assistant.model.tree import Condition, Evidence, Operator, Subject
from assistant.reasoning.compare import compare
from assistant.reasoning.template import fill_key, fill_operand
from assistant.reasoning.values import Missing, Values, words
from assistant.text.safe import flat

_PRESENT, _ABSENT, _UNKNOWN = "present", "absent", "unknown"
_STATES = frozenset({_PRESENT, _ABSENT, _UNKNOWN})
_NEGATIVE = frozenset({Operator.IS_NOT, Operator.NONE_OF, Operator.LACKS})
_REASONS = {
    Reason.NOT_INSTALLED: "the program that shows it is not installed",
    Reason.DENIED: "permission denied",
    Reason.TIMED_OUT: "the host did not answer in time",
    Reason.UNREADABLE: "the answer could not be read",
    Reason.REFUSED: "the host refused to answer",
    Reason.NOT_RECORDED: "not answered yet",
    Reason.NOT_ASKED: "this check has not been approved",
}


class Verdict(msgspec.Struct, frozen=True):
    """How a condition was judged.

    Attributes:
        held: None when it could not be judged.
        value: what was found, in words; None when absent or not known.
        why: what was found, or why it could not be judged.
        key: the fact that was asked for, None for captures and pastes, and where its object is missing.
    """

    held: bool | None
    value: str | None
    why: str
    key: FactKey | None = None


def judge(condition: Condition, values: Values, phrases: Set[str] | None) -> Verdict:
    """Judge one condition.

    Args:
        phrases: the texts of `paste:` conditions that stand in the user's text; None when there is no text.
    """
    if condition.subject is Subject.PASTE:
        return _judge_paste(condition, phrases)
    if condition.subject is Subject.CAPTURE:
        return _judge_capture(condition, values)
    return _judge_fact(condition, values)


def judge_all(conditions: tuple[Condition, ...], values: Values, phrases: Set[str] | None) -> bool | None:
    """Whether all conditions hold: False as soon as one does not, else None when one could not be judged."""
    held = [judge(condition, values, phrases).held for condition in conditions]
    return False if False in held else None if None in held else True


def holds(evidence: Evidence, values: Values, phrases: Set[str] | None) -> bool | None:
    """Whether a piece of evidence holds."""
    return judge_all(evidence.when, values, phrases)


def reason_words(answer: Unknown) -> str:
    """Why a fact is unknown, as a phrase."""
    return flat(answer.detail) or _REASONS[answer.reason]


def _judge_paste(condition: Condition, phrases: Set[str] | None) -> Verdict:
    if phrases is None:
        return Verdict(None, None, "there is no text")
    stands = condition.name in phrases
    wanted = condition.operand in (_PRESENT, True)
    held = stands is wanted if condition.operator is Operator.IS else stands is not wanted
    return Verdict(
        held, condition.name if stands else None, f"the text {'contains' if stands else 'does not contain'} it"
    )


def _judge_capture(condition: Condition, values: Values) -> Verdict:
    found = values.captures.get(condition.name)
    if not found:
        answer: Answer = Unknown(Reason.NOT_RECORDED, f"the text does not name the {condition.name}")
    else:
        answer = Known(found)
    return _judge_answer(condition, answer, values, condition.name, None)


def _judge_fact(condition: Condition, values: Values) -> Verdict:
    key = fill_key(condition.name, condition.of, values)
    if isinstance(key, Missing):
        return Verdict(None, None, f"{condition.name} needs {key.name}: {key.why}", key.fact)
    fact = values.facts.get(key)
    if fact is None:
        return Verdict(None, None, f"{key}: not checked", key)
    return _judge_answer(condition, fact.answer, values, str(key), key)


def _judge_answer(condition: Condition, answer: Answer, values: Values, name: str, key: FactKey | None) -> Verdict:
    operand = fill_operand(condition.operand, values)
    if _asks_for_state(condition):
        held = _has_state(str(condition.operand), answer)
        held = held if held is None or condition.operator is Operator.IS else not held
    elif isinstance(operand, Missing):
        return Verdict(None, None, f"it is compared with {operand.name}: {operand.why}", operand.fact or key)
    else:
        held = _compare(condition.operator, answer, operand)
    return Verdict(held, value_words(condition.name, answer), f"{name} {state_words(condition.name, answer)}", key)


def _asks_for_state(condition: Condition) -> bool:
    return condition.operator in (Operator.IS, Operator.IS_NOT) and condition.operand in _STATES


def _has_state(state: str, answer: Answer) -> bool | None:
    """An empty text or list counts as absent: the host was looked at, and there is none."""
    unknown = isinstance(answer, Unknown)
    if state == _UNKNOWN:
        return unknown
    if unknown:
        return None
    present = isinstance(answer, Known) and answer.value not in ("", ())
    return present if state == _PRESENT else not present


def _compare(operator: Operator, answer: Answer, operand: Value) -> bool | None:
    if isinstance(answer, Unknown):
        return None
    if isinstance(answer, Known):
        return compare(operator, answer.value, operand)
    return operator in _NEGATIVE


def value_words(name: str, answer: Answer) -> str | None:
    """A fact's value in words, None when it has none."""
    return words(name, answer.value) if isinstance(answer, Known) else None


def state_words(name: str, answer: Answer) -> str:
    """What is to be said of a fact: `is 5 MB`, `is absent`, `is not known (no rights to look)`."""
    if isinstance(answer, Known):
        return f"is {words(name, answer.value) or 'empty'}"
    if isinstance(answer, Unknown):
        return f"is unknown ({reason_words(answer)})"
    return "is absent"
