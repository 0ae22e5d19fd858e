"""Create a system group."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.action import Action, Form
from assistant.model.risk import Risk


class CreateGroup(Action, frozen=True, tag="create_group"):
    """Create a system group."""

    group: str

    forms = (Form("create_group", Risk.REVERSIBLE, shorthand="group"),)

    def reads_back(self) -> Iterator[str]:
        yield "group.*"
