"""Ask the human to do something."""

from __future__ import annotations

from typing import ClassVar

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.risk import Risk


class AskHuman(Action, frozen=True, tag="ask_human"):
    """Ask the human to do something that only a human can do, and to say when it is done."""

    text: str

    forms = (Form("ask_human", Risk.READ_ONLY, shorthand="text"),)
    roles: ClassVar[Roles] = {"text": Role.SENTENCE}
    is_change = False

    @property
    def one_way(self) -> str:
        return "Drydock cannot undo what a human changed"
