"""Write a file whole."""

from __future__ import annotations

from typing import ClassVar

from assistant.model.action import Action, Form, Role, Roles
from assistant.model.risk import Risk


class WriteFile(Action, frozen=True, tag="write_file"):
    """Write a file whole (a drop-in, a module list); an existing one is backed up."""

    file: str
    content: str
    mode: int = 0o644

    forms = (Form("write_file", Risk.REVERSIBLE),)
    roles: ClassVar[Roles] = {"file": Role.PATH, "content": Role.CONTENT, "mode": Role.MODE}
