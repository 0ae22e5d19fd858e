"""Correct the names of misspelt keys in daemon.json."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.risk import Risk


class CorrectKeys(Action, frozen=True, tag="correct_keys"):
    """Give each misspelt key in daemon.json the name of the one key that it can only be, its value kept."""

    file: str

    forms = (Form("correct_keys", Risk.REVERSIBLE, shorthand="file"),)
    roles: ClassVar[Roles] = {"file": Role.PATH}

    def reads_back(self) -> Iterator[str]:
        yield "config.*"
