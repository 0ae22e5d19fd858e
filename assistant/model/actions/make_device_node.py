"""Make a device node."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar, Literal

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.risk import Affects, Aspect, Risk

_LOOP = re.compile(r"/dev/loop([0-9]+)\Z", re.ASCII)
_OF_EVERYBODY = 0o007


class MakeDeviceNode(Action, frozen=True, tag="make_device_node"):
    """Make a device node.

    Attributes:
        minor: a number or a template.
    """

    path: str
    kind: Literal["block", "char"]
    major: int
    minor: str
    group: str = "disk"
    mode: int = 0o660

    forms = (Form("make_device_node", Risk.REVERSIBLE),)
    roles: ClassVar[Roles] = {"path": Role.PATH, "mode": Role.MODE}

    @property
    def affects(self) -> Affects:
        """Nothing for a loop device under its own name; through another one, its group gets at what it stands for."""
        loop = _LOOP.match(self.path)
        is_loop = loop is not None and (self.kind, self.major, self.minor) == ("block", 7, loop[1])
        is_template = (
            self.path.startswith("{") and self.minor.startswith("{") and (self.kind, self.major) == ("block", 7)
        )
        if (is_loop or is_template) and self.group in ("disk", "root") and not self.mode & _OF_EVERYBODY:
            return {}
        device = f"the {self.kind} device {self.major}:{self.minor}"
        return {
            Aspect.SECURITY: f"{self.path} lets the group {self.group}, or everyone, use {device} past its own rights."
        }

    def reads_back(self) -> Iterator[str]:
        yield from (f"disk.exists:{self.path}", "loop.devices")
