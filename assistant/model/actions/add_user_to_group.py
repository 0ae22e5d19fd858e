"""Add a user to a group."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.action import Action, Form
from assistant.model.aspects.groups import affects_of_group
from assistant.model.risk import Affects, Risk


class AddUserToGroup(Action, frozen=True, tag="add_user_to_group"):
    """Add a user to a group, keeping the others."""

    user: str
    group: str

    forms = (Form("add_user_to_group", Risk.REVERSIBLE),)

    def reads_back(self) -> Iterator[str]:
        yield from ("group.members", "user.in_docker_group_on_file", "user.groups_on_file")

    @property
    def affects(self) -> Affects:
        return affects_of_group(self.user, self.group)
