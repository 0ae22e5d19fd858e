"""Move a file or directory out of the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.aspects.files import affects_of_file, wrong_file
from assistant.model.pattern import Pattern
from assistant.model.risk import Affects, Aspect, Risk

_WHOLE = Pattern(r"/+((var(/+lib)?|etc|usr|boot|home|root|dev|proc|sys|run)/*)?\Z")

_DATA = Pattern(r"/var/lib/(docker|containerd)/|/.*/network/files/|\{(disk\.data_root|daemon\.root_dir)\}/")
_LEFT_OVER = Pattern(r"(/var)?/run/docker\.(pid|sock)\Z")


class MoveAside(Action, frozen=True, tag="move_aside"):
    """Rename a file or directory out of the way; the undo renames it back."""

    path: str

    forms = (Form("move_aside", Risk.REVERSIBLE, shorthand="path"),)
    roles: ClassVar[Roles] = {"path": Role.PATH}

    @property
    def affects(self) -> Affects:
        if _DATA.match(self.path):
            return {Aspect.DATA: f"Docker no longer sees what is in {self.path}."}
        return {} if _LEFT_OVER.match(self.path) else affects_of_file(self.path)

    def wrongs(self) -> Iterator[str]:
        yield wrong_file(self.path)
        if _WHOLE.match(self.path):
            yield f"{self.path} as a whole cannot be moved out of the way"

    def reads_back(self) -> Iterator[str]:
        yield from (f"disk.exists:{self.path}", "config.syntax", "config.exists")
