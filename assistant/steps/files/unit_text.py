"""What `systemctl cat` prints, as far as it tells with which options dockerd is started."""

from __future__ import annotations

import re

import msgspec

_JOINED = re.compile(r"\\\r?\n\s*")
_SETTING = re.compile(r"^(ExecStart|EnvironmentFile|Environment)[ \t]*=[ \t]*(.*)$", re.M)


class UnitText(msgspec.Struct, frozen=True):
    """The settings in force.

    Attributes:
        commands: each ExecStart as it is written.
        environment_files: paths, without the dash that lets them be missing.
        environment: each Environment as it is written.
    """

    commands: tuple[str, ...]
    environment_files: tuple[str, ...]
    environment: tuple[str, ...]


def parse_unit_text(text: str) -> UnitText:
    """Read the settings of a unit and its drop-ins; an empty one takes back those before it.

    # /lib/systemd/system/docker.service
    [Service]
    EnvironmentFile=-/etc/default/docker
    ExecStart=/usr/sbin/dockerd -H fd:// $DOCKER_OPTS
    """
    found: dict[str, list[str]] = {"ExecStart": [], "EnvironmentFile": [], "Environment": []}
    for name, value in _SETTING.findall(_JOINED.sub(" ", text)):
        if value.strip():
            found[name].append(value.strip())
        else:
            found[name].clear()
    files = (path.removeprefix("-") for path in found["EnvironmentFile"])
    return UnitText(tuple(found["ExecStart"]), tuple(files), tuple(found["Environment"]))
