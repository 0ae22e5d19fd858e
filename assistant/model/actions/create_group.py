"""Create a system group."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.action import Action, Form
from assistant.model.aspects.groups import affects_of_new_group
from assistant.model.risk import Affects, Risk


class CreateGroup(Action, frozen=True, tag="create_group"):
    """Create a system group."""

    group: str

    forms = (Form("create_group", Risk.REVERSIBLE, shorthand="group"),)

    @property
    def affects(self) -> Affects:
        return affects_of_new_group(self.group)

    def reads_back(self) -> Iterator[str]:
        yield "group.*"
