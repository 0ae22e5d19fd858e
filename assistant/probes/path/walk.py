"""The way to a path, component by component, as the kernel goes it."""

from __future__ import annotations

from posixpath import join, normpath

import msgspec

from assistant.model.fact import Absent, Reason, Unknown
from assistant.model.look import Look, Stat, Status
from assistant.probes.answers import not_a
from assistant.probes.disk.mounts import Mount, read_mounts

MOST_STEPS = 256


class Way(msgspec.Struct, frozen=True):
    """What stands on the way to a path.

    Attributes:
        real: the path without links, as far as the way leads; what is missing is in it.
        existing: the last part of that which exists; `/` at least.
        status: what stands at the end; None when nothing does.
        passed: the directories on the way, outermost first.
        missing: the first part that is not there.
        broken_link: the link that leads there.
        not_directory: the part that would have to be a directory, and is none.
        looped: links lead to each other.
        unseen: why the way could not be followed to its end.
    """

    real: str
    existing: str = "/"
    status: Status | None = None
    passed: tuple[tuple[str, Status], ...] = ()
    missing: str = ""
    broken_link: str = ""
    not_directory: str = ""
    looped: bool = False
    unseen: Unknown | None = None


def walk(look: Look, path: str) -> Way | Unknown:
    """Follow a path; Unknown when it is none, or where a look would make the host mount something."""
    if not path.startswith("/") or "\0" in path or ".." in path.split("/"):
        return not_a("an absolute path")
    mounts = read_mounts(look)
    return mounts if isinstance(mounts, Unknown) else _follow(look, normpath(path).replace("//", "/"), mounts)


def _follow(look: Look, path: str, mounts: tuple[Mount, ...]) -> Way:
    done, rest, link, target = "/", _parts(path), "", ""
    followed: set[str] = set()
    passed: list[tuple[str, Status]] = []
    status: Status | None = None
    for _ in range(MOST_STEPS):
        if not rest:
            return Way(done, done, status or _root(look), tuple(passed))
        here = join(done, rest[0])
        way = Way(join(here, *rest[1:]), done, None, tuple(passed))
        top = mount_of(way.real, mounts)
        if top is not None and top.filesystem == "autofs":
            unseen = Unknown(Reason.REFUSED, f"a look there would make this host mount something on {top.point}")
            return msgspec.structs.replace(way, unseen=unseen)
        found = look.stat(Stat(here))
        if isinstance(found, Unknown):
            return msgspec.structs.replace(way, unseen=found)
        if isinstance(found, Absent):
            is_target = target == here or target.startswith(here + "/")
            return msgspec.structs.replace(way, missing=here, broken_link=link if is_target else "")
        if found.kind == "link":
            if way.real in followed:
                return msgspec.structs.replace(way, looped=True)
            followed.add(way.real)
            link, target = here, normpath(join(done, found.target))
            rest = [*_parts(target), *rest[1:]]
            done, status = "/", None
            continue
        if rest[1:] and found.kind != "directory":
            return msgspec.structs.replace(way, existing=here, not_directory=here)
        passed += [(here, found)] if rest[1:] else []
        done, rest, status = here, rest[1:], found
    return Way(path, unseen=Unknown(Reason.UNREADABLE, "the path has too many parts"))


def _parts(path: str) -> list[str]:
    return [part for part in path.split("/") if part]


def _root(look: Look) -> Status | None:
    found = look.stat(Stat("/"))
    return found if isinstance(found, Status) else None


def mount_of(path: str, mounts: tuple[Mount, ...]) -> Mount | None:
    """The mount that holds a path without links: the deepest, and of those at one place the last."""
    holding = [each for each in mounts if path == each.point or path.startswith(each.point.rstrip("/") + "/")]
    return max(reversed(holding), key=lambda each: len(each.point), default=None)
