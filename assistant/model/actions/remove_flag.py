"""Take one option of dockerd away."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.model.action import Action, Form
from assistant.model.aspects.daemon_options import affects_of_taking_out
from assistant.model.risk import Affects, Risk


class RemoveFlag(Action, frozen=True, tag="remove_flag"):
    """Take one option of dockerd out of the file that gives it: a unit (through a drop-in that repeats ExecStart
    without it), /etc/default/docker or /etc/sysconfig/docker."""

    flag: str

    forms = (Form("remove_flag", Risk.REVERSIBLE, shorthand="flag"),)

    @property
    def affects(self) -> Affects:
        return affects_of_taking_out(self.flag)

    def wrongs(self) -> Iterator[str]:
        if self.flag.startswith("-"):
            yield "an option is named without its dashes"

    def reads_back(self) -> Iterator[str]:
        yield from ("config.*", "service.exec_start*", "service.last_exec_start*", "selinux.docker_enabled*")
