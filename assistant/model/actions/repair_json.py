"""Mend the syntax of a JSON file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.risk import Risk


class RepairJson(Action, frozen=True, tag="repair_json"):
    """Mend the syntax of a JSON file, only by changes that keep every key and value; refused where none is safe."""

    file: str

    forms = (Form("repair_json", Risk.REVERSIBLE, shorthand="file"),)
    roles: ClassVar[Roles] = {"file": Role.PATH}

    def reads_back(self) -> Iterator[str]:
        yield from ("config.*", "login.store", "login.registries")
