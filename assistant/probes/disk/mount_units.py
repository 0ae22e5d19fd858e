"""The mount points that units of systemd stand for, and where the links in a path lead."""

from __future__ import annotations

import posixpath
import re

from assistant.model.fact import Unknown
from assistant.model.look import ListDir, Look, Names, Stat, Status

_FOLDER = "/etc/systemd/system"
_TYPES = (".mount", ".automount")
_ESCAPE = re.compile(r"\\x([0-9a-fA-F]{2})")
_MASK = "/dev/null"
_LINKS = 20
"""As the kernel does, a chain of links is given up after so many."""


def points_of_units(look: Look) -> tuple[str, ...] | Unknown:
    """Where the mount units that an administrator wrote mount something; those that are masked mount nothing.

        # ls /etc/systemd/system
        docker.service.d  multi-user.target.wants  srv-docker.mount

    systemd 252. https://www.freedesktop.org/software/systemd/man/latest/systemd.mount.html
    """
    reply = look.list(ListDir(_FOLDER))
    if isinstance(reply, Unknown):
        return reply
    names = reply.names if isinstance(reply, Names) else ()
    return tuple(_point(name) for name in names if name.endswith(_TYPES) and not _is_masked(look, name))


def _point(name: str) -> str:
    r"""The path that the name of a unit stands for: `srv-data\x2done.mount` is /srv/data-one."""
    bare = name.rpartition(".")[0]
    return "/" + _ESCAPE.sub(lambda found: chr(int(found[1], 16)), bare.replace("-", "/")).strip("/")


def _is_masked(look: Look, name: str) -> bool:
    found = look.stat(Stat(f"{_FOLDER}/{name}"))
    return isinstance(found, Status) and found.target == _MASK


def without_links(look: Look, path: str) -> str | Unknown:
    """The path that an absolute path leads to; what is missing stays as it is."""
    path = posixpath.normpath(path)
    for _ in range(_LINKS):
        followed = _followed(look, path)
        if isinstance(followed, Unknown) or followed == path:
            return followed
        path = followed
    return path


def _followed(look: Look, path: str) -> str | Unknown:
    """The path with its first link resolved; the same where there is none."""
    for part in _parts(path):
        found = look.stat(Stat(part))
        if isinstance(found, Unknown):
            return found
        if isinstance(found, Status) and found.kind == "link":
            rest = path.removeprefix(part).lstrip("/")
            return posixpath.normpath(posixpath.join(posixpath.dirname(part), found.target, rest))
    return path


def _parts(path: str) -> list[str]:
    """A path and the folders above it, the outermost first."""
    names = path.strip("/").split("/")
    return ["/" + "/".join(names[: number + 1]) for number in range(len(names))]
