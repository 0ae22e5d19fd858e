"""Where daemon.json lies, what it holds, and which engine will read it."""

from __future__ import annotations

import msgspec

from assistant.model.fact import Absent, Known, Reason, Unknown
from assistant.model.look import Content, Look, ReadReply, Stat, Status
from assistant.probes.answers import garbled
from assistant.probes.config.flags import Flag, flags_in_force
from assistant.probes.config.options import Version, parse_version
from assistant.probes.daemon import programs
from assistant.probes.endpoint import endpoint_in_force
from assistant.probes.service.properties import NOT_SHOWN
from assistant.probes.user.folders import settings_folder
from assistant.probes.whole import read_whole

DEFAULT_FILE = "/etc/docker/daemon.json"
LONGEST_CHARS = 262_144
"""A daemon.json with thousands of registries is shorter; each of its keys is compared with all that dockerd knows."""
SNAP_FILE = "/var/snap/docker/current/config/daemon.json"


class Source(msgspec.Struct, frozen=True):
    """All that decides about dockerd's settings. `path` is Unknown where it could not be told which file is read."""

    path: str | Unknown
    content: ReadReply
    flags: tuple[Flag, ...] | Unknown


def find_source(look: Look) -> Source:
    """Look for the flags first: `--config-file` names the file."""
    flags = flags_in_force(look)
    path = config_file(look, flags)
    return Source(path, path if isinstance(path, Unknown) else _content(look, path), flags)


def _content(look: Look, path: str) -> ReadReply:
    reply = read_whole(look, path)
    if isinstance(reply, Content) and len(reply.text) > LONGEST_CHARS:
        return Unknown(Reason.UNREADABLE, f"{path}: longer than {LONGEST_CHARS // 1024} KiB")
    return reply


def config_file(look: Look, flags: tuple[Flag, ...] | Unknown) -> str | Unknown:
    """The path of the daemon.json that dockerd reads; the usual one where nothing shown here names another."""
    named = [] if isinstance(flags, Unknown) else [flag.value for flag in flags if flag.name == "config-file"]
    if named:
        return named[-1]
    if isinstance(flags, Unknown) and flags.reason is not Reason.NOT_INSTALLED and flags != NOT_SHOWN:
        return flags
    endpoint = endpoint_in_force(look)
    if endpoint.unseen:
        return endpoint.unseen
    if endpoint.is_rootless:
        folder = settings_folder(look)
        return folder if isinstance(folder, Unknown) else f"{folder}/docker/daemon.json"
    return _of_package(look)


def _of_package(look: Look) -> str | Unknown:
    usual = look.stat(Stat(DEFAULT_FILE, follow=True))
    if isinstance(usual, Status):
        return DEFAULT_FILE
    snap = look.stat(Stat(SNAP_FILE, follow=True))
    if not isinstance(snap, Status):
        return snap if isinstance(snap, Unknown) else DEFAULT_FILE
    return SNAP_FILE if isinstance(usual, Absent) else usual


def installed_version(look: Look) -> Version | Unknown:
    """The version of the dockerd that is installed: that is what reads the file next."""
    found = programs.installed_version(look)
    if isinstance(found, Unknown):
        return found
    return (parse_version(str(found.value)) if isinstance(found, Known) else None) or garbled("dockerd --version")
