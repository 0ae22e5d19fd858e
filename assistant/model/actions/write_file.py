"""Write a file whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.aspects.files import affects_of_file, wrong_file
from assistant.model.aspects.units import affects_of_drop_in, is_of_unit
from assistant.model.risk import Affects, Risk
from assistant.model.values import wrong_lines

_ENVIRONMENT = re.compile(r"^[ \t]*Environment[ \t]*=.*", re.M)


class WriteFile(Action, frozen=True, tag="write_file"):
    """Write a file whole (a drop-in, a module list); an existing one is backed up."""

    file: str
    content: str
    mode: int = 0o644

    forms = (Form("write_file", Risk.REVERSIBLE),)
    roles: ClassVar[Roles] = {"file": Role.PATH, "content": Role.CONTENT, "mode": Role.MODE}

    def wrongs(self) -> Iterator[str]:
        yield wrong_file(self.file)
        if "systemd/system/" in self.file and any("{" in row for row in _ENVIRONMENT.findall(self.content)):
            yield "a value from outside in a unit's Environment= needs systemd's quoting: use set_environment"
        yield wrong_lines(self.content)

    def reads_back(self) -> Iterator[str]:
        yield from (f"disk.exists:{self.file}", "service.drop_ins", "service.exec_start*", "service.last_exec_start")
        yield from ("service.start_timeout", "service.tasks_max", "service.needs_reload", "proxy.service_*")

    @property
    def affects(self) -> Affects:
        if is_of_unit(self.file):
            return affects_of_drop_in(self.file, self.content)
        return affects_of_file(self.file)
