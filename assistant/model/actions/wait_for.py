"""Wait until a fact has a value."""

from __future__ import annotations

from typing import ClassVar

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.fact import Value
from assistant.model.risk import Risk


class WaitFor(Action, frozen=True, tag="wait_for"):
    """Wait until a fact has a value (`is`), at most `timeout_s` seconds."""

    fact: str
    operand: Value
    of: str | None = None
    timeout_s: float = 30.0

    forms = (Form("wait_for", Risk.READ_ONLY, is_condition=True),)
    roles: ClassVar[Roles] = {"operand": Role.OPERAND}
    is_change = False
