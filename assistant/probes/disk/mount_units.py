"""The mount points that units of systemd stand for, and where the links in a path lead."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from assistant.model.fact import Reason, Unknown
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
    if isinstance(reply, Unknown) and reply.reason is not Reason.NOT_RECORDED:
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


def without_links(look: Look, path: str) -> str:
    """The path that an absolute path leads to, as far as its links can be seen; what is missing stays as it is."""
    return next(reversed(list(_followed(look, posixpath.normpath(path)))))


def _followed(look: Look, path: str) -> Iterator[str]:
    yield path
    for _ in range(_LINKS):
        found = next(((part, link) for part in _parts(path) if (link := _target(look, part))), None)
        if found is None:
            return
        part, target = found
        rest = path.removeprefix(part).lstrip("/")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(part), target, rest))
        yield path


def _parts(path: str) -> list[str]:
    """A path and the folders above it, the outermost first."""
    names = path.strip("/").split("/")
    return ["/" + "/".join(names[: number + 1]) for number in range(len(names))]


def _target(look: Look, path: str) -> str:
    found = look.stat(Stat(path))
    return found.target if isinstance(found, Status) and found.kind == "link" else ""
