"""Correct the types of the values in daemon.json."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.risk import Risk


class CorrectTypes(Action, frozen=True, tag="correct_types"):
    """Give each value in daemon.json the type that dockerd wants; refused where a value can be read in several ways."""

    file: str

    forms = (Form("correct_types", Risk.REVERSIBLE, shorthand="file"),)
    roles: ClassVar[Roles] = {"file": Role.PATH}

    def reads_back(self) -> Iterator[str]:
        yield from ("config.*", "login.store", "login.registries")
