"""Texts in unit files: values quoted so that systemd gives the service exactly them.

Source: https://www.freedesktop.org/software/systemd/man/latest/systemd.syntax.html#Quoting, systemd.unit(5)
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.model.errors import RefusedError

UNITS = "/etc/systemd/system"
_UNIT = re.compile(r"[A-Za-z0-9][A-Za-z0-9:_.@-]{0,200}\.service")
_DROP_IN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,60}")


def drop_in_path(unit: str, name: str) -> str:
    """Where a drop-in of a service lies.

    Raises:
        RefusedError: one of the two is no name of that kind.
    """
    if not _UNIT.fullmatch(unit) or not _DROP_IN.fullmatch(name):
        raise RefusedError("that is not the name of a service and its drop-in", reference="name-invalid", context=unit)
    return f"{UNITS}/{unit}.d/{name}.conf"


def is_unit_file(path: str) -> bool:
    """Whether systemd reads it as a unit or a drop-in."""
    return path.startswith(("/etc/systemd/system/", "/run/systemd/system/"))


def environment(variables: Mapping[str, str]) -> str:
    """A drop-in with these variables.

    Raises:
        RefusedError: a value cannot be written on one line.
    """
    rows = ["# Written by Drydock.", "[Service]"]
    rows += [f"Environment={quoted(f'{name}={value}')}" for name, value in variables.items()]
    return "".join(f"{row}\n" for row in rows)


def quoted(value: str) -> str:
    """A value as one word of a setting; `%` would begin a specifier, and a backslash an escape.

    Raises:
        RefusedError: it holds line ends or other control characters.
    """
    if not value.isprintable():
        raise RefusedError("a value with line ends is not written to a unit", reference="value-not-plain")
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%")
    return f'"{escaped}"'
