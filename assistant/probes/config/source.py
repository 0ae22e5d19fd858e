"""Where daemon.json lies, what it holds, and which engine will read it."""

from __future__ import annotations

import msgspec

from assistant.model.fact import Absent, Known, Unknown
from assistant.model.look import Content, Environ, Environment, Look, Read, Stat, Status
from assistant.probes.config.flags import Flag, flags_in_force
from assistant.probes.config.options import Version, parse_version
from assistant.probes.daemon import programs
from assistant.probes.endpoint import endpoint_in_force

DEFAULT_FILE = "/etc/docker/daemon.json"
SNAP_FILE = "/var/snap/docker/current/config/daemon.json"


class Source(msgspec.Struct, frozen=True):
    """All that decides about dockerd's settings."""

    path: str
    content: Content | Absent | Unknown
    flags: tuple[Flag, ...] | Unknown


def find_source(look: Look) -> Source:
    """Look for the flags first: `--config-file` names the file."""
    flags = flags_in_force(look)
    path = config_file(look, flags)
    return Source(path, look.read(Read(path)), flags)


def config_file(look: Look, flags: tuple[Flag, ...] | Unknown) -> str:
    """The path of the daemon.json that dockerd reads."""
    named = [] if isinstance(flags, Unknown) else [flag.value for flag in flags if flag.name == "config-file"]
    if named:
        return named[-1]
    if endpoint_in_force(look).is_rootless:
        return f"{_user_settings(look)}/docker/daemon.json"
    usual = look.stat(Stat(DEFAULT_FILE, follow=True))
    if isinstance(usual, Absent) and isinstance(look.stat(Stat(SNAP_FILE, follow=True)), Status):
        return SNAP_FILE
    return DEFAULT_FILE


def installed_version(look: Look) -> Version | None:
    """The version of the dockerd that is installed: that is what reads the file next."""
    found = programs.installed_version(look)
    return parse_version(str(found.value)) if isinstance(found, Known) else None


def _user_settings(look: Look) -> str:
    reply = look.environ(Environ())
    variables = reply.variables if isinstance(reply, Environment) else {}
    return variables.get("XDG_CONFIG_HOME") or f"{variables.get('HOME', '')}/.config"
