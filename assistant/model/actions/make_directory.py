"""Make a directory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.commands.slots import is_place_for_data
from assistant.model.risk import Affects, Aspect, Risk


class MakeDirectory(Action, frozen=True, tag="make_directory"):
    """Make an empty directory of root's, with the directories above it; the undo removes those that are empty again."""

    path: str

    forms = (Form("make_directory", Risk.REVERSIBLE, shorthand="path"),)
    roles: ClassVar[Roles] = {"path": Role.PATH}

    @property
    def affects(self) -> Affects:
        return {
            Aspect.DATA: f"{self.path} would be empty: where other data belongs there, programs start over without it."
        }

    def wrongs(self) -> Iterator[str]:
        if "{" not in self.path and not is_place_for_data(self.path):
            yield f"{self.path} is no place for data: it is the system's own, or no plain path"

    def reads_back(self) -> Iterator[str]:
        yield f"disk.exists:{self.path}"
        yield from (f"path.{name}:{self.path}" for name in ("exists", "kind", "first_missing", "parent"))
