"""Give a service variables of its environment."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

import msgspec

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.pattern import Pattern
from assistant.model.risk import Affects, Aspect, Risk, filled_up

_NAME = Pattern(r"[A-Za-z_][A-Za-z0-9_]*\Z")
_LOADS_CODE = Pattern(
    r"LD_|PATH\Z|(BASH_)?ENV\Z|PYTHON|PERL|RUBY|NODE_|JAVA_|JDK_|GCONV_PATH\Z|GLIBC_|MALLOC_|SHELLOPTS\Z|BASHOPTS\Z|IFS\Z|PS4\Z"
    r"|PROMPT_COMMAND\Z|DOCKER_RAMDISK\Z"
)
_PROXY = Pattern(r"(https?|no|all|ftp)_proxy\Z", re.I)


class SetEnvironment(Action, frozen=True, tag="set_environment"):
    """Give a service of systemd variables, through a drop-in of their own that is read after the others.

    Attributes:
        unit: the service.
        name: of the drop-in, without its ending.
        set: the variables and their values, as the service is to see them: systemd's own signs in them are escaped.
    """

    unit: str
    name: str
    set: dict[str, str] = msgspec.field(default_factory=dict)

    forms = (Form("set_environment", Risk.REVERSIBLE),)
    roles: ClassVar[Roles] = {"set": Role.CONTENT}

    @property
    def affects(self) -> Affects:
        reach: Affects = {Aspect.REACH: f"How {self.unit} reaches others can change: {', '.join(self.set)}."}
        others = ", ".join(name for name in self.set if not _PROXY.match(name))
        return filled_up(
            reach, {Aspect.SECURITY: f"What {self.unit} does and trusts can change: {others}."} if others else {}
        )

    def wrongs(self) -> Iterator[str]:
        if not self.set:
            yield "set_environment sets nothing"
        for name in self.set:
            if not _NAME.match(name):
                yield f"{name} is not the name of a variable"
            elif _LOADS_CODE.match(name):
                yield f"{name} decides which programs run"

    def reads_back(self) -> Iterator[str]:
        yield from ("service.drop_ins", "service.needs_reload", "proxy.service_*")
