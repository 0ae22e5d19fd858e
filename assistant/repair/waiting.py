"""Steps that wait until a fact has a value: what for, as a condition and in words."""

from __future__ import annotations

from assistant.model.actions.wait_for import WaitFor
from assistant.model.tree import Condition, Operator, Subject


def condition_of(action: WaitFor) -> Condition:
    """What is waited for, as a condition."""
    return Condition(Subject.FACT, action.fact, Operator.IS, action.operand, action.of)


def title_of(action: WaitFor) -> str:
    """What is waited for, in words."""
    of = f" of {action.of}" if action.of else ""
    return f"Wait until {action.fact}{of} is {action.operand}"
