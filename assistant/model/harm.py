"""What no fix may do, however it is written: a safety net under the review of trees, not a replacement of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.model.action import Action, Role
from assistant.model.commands.refused import OPENING, harm_of_command

_SELINUX_OFF = re.compile(r"^[ \t]*SELINUX[ \t]*=[ \t]*(disabled|permissive)", re.MULTILINE)


def harms_of(action: Action) -> Iterator[str]:
    """Why an action must not stand in any tree, by the roles of its fields; nothing when nothing speaks against it."""
    for argv in action.with_role(Role.ARGV).values():
        yield harm_of_command(argv)
    for mode in action.with_role(Role.MODE).values():
        if mode & 0o002:
            yield f"mode {mode:04o} would let everyone write"
    for written in action.with_role(Role.CONTENT, Role.VALUE).values():
        yield from map(_content, _texts(written))


def _content(written: str) -> str:
    if found := OPENING.search(written):
        return f"{found.group()} would let anyone take over the host"
    return "the line would disable SELinux on the whole host" if _SELINUX_OFF.search(written) else ""


def _texts(value: Any) -> Iterator[str]:
    """The texts in a value, however deep inside."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from (*_texts(key), *_texts(each))
    elif isinstance(value, tuple | list):
        for each in value:
            yield from _texts(each)
