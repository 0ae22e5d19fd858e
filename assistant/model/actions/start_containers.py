"""Start containers."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.action import Action, Form
from assistant.model.risk import Risk


class StartContainers(Action, frozen=True, tag="start_containers"):
    """Start containers that exist and do not run, through the Docker API."""

    names: tuple[str, ...] = ()

    forms = (Form("start_containers", Risk.REVERSIBLE, bare="names"),)

    @property
    def command_line(self) -> tuple[str, ...]:
        return ("docker", "start", *self.names)

    def wrongs(self) -> Iterator[str]:
        if not self.names:
            yield "a container is missing"
