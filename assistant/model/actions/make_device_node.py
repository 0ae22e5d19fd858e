"""Make a device node."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.risk import Risk


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

    def reads_back(self) -> Iterator[str]:
        yield from (f"disk.exists:{self.path}", "loop.devices")
