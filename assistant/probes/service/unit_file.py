"""The files of a unit, one by one or as `systemctl cat` prints them together: what they start, with which variables."""

from __future__ import annotations

import re

import msgspec

_JOINED = re.compile(r"\\\r?\n\s*")
_SETTING = re.compile(r"^[ \t]*(ExecStart|EnvironmentFile|Environment)[ \t]*=[ \t]*(.*)$", re.M)


class UnitFile(msgspec.Struct, frozen=True):
    """The settings in force.

    Attributes:
        commands: each ExecStart as it is written.
        environment_files: paths, without the dash that lets them be missing.
        environment: each Environment as it is written.
        last_command: the last ExecStart that is not empty, on one line, also when a later one takes it back.
    """

    commands: tuple[str, ...]
    environment_files: tuple[str, ...]
    environment: tuple[str, ...]
    last_command: str = ""


def parse_unit_file(text: str) -> UnitFile:
    """Read the settings of a unit and its drop-ins; an empty one takes back those before it.

    # /lib/systemd/system/docker.service
    [Service]
    EnvironmentFile=-/etc/default/docker
    ExecStart=/usr/sbin/dockerd -H fd:// $DOCKER_OPTS
    """
    found: dict[str, list[str]] = {"ExecStart": [], "EnvironmentFile": [], "Environment": []}
    last = ""
    for name, value in _SETTING.findall(_JOINED.sub(" ", text)):
        last = " ".join(value.split()) or last if name == "ExecStart" else last
        if value.strip():
            found[name].append(value.strip())
        else:
            found[name].clear()
    files = (path.removeprefix("-") for path in found["EnvironmentFile"])
    return UnitFile(tuple(found["ExecStart"]), tuple(files), tuple(found["Environment"]), last)
