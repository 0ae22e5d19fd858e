"""What stands at a path and on the way to it, and who may go there."""

from __future__ import annotations

from posixpath import normpath

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import NO_NUMBER, Look, Stat, Status
from assistant.probes.answers import NOT_SHOWN, all_alike, number, word, yes_or_no
from assistant.probes.path.walk import Way, walk
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text, truth
from assistant.probes.user.identity import Identity, invoking_identity

_OF = "path"
_KINDS = ("file", "directory", "socket", "block", "char", "fifo")
_READ, _ENTER = 0o4, 0o1

SPECS = (
    truth("path.exists", "whether something is there, links followed", _OF),
    text("path.kind", "what is there", _OF, _KINDS),
    text("path.first_missing", "the first part of it that is not there", _OF),
    text("path.broken_link", "the link on the way that leads to nothing", _OF),
    truth("path.link_loop", "whether links on the way lead to each other", _OF),
    text("path.not_directory", "the part that would have to be a directory, and is none", _OF),
    text("path.real", "the path without links, as far as the way leads", _OF),
    text("path.parent", "the last directory on the way that is there", _OF),
    text("path.owner", "the user who owns it", _OF),
    text("path.group", "the group that owns it", _OF),
    text("path.mode", "its permissions, as in 0755", _OF),
    truth("path.executable", "whether anybody may execute it", _OF),
    quantity("path.size_bytes", "the size of a file", _OF),
    text("path.closed_at", "the first directory on the way that only its owner or group may enter", _OF),
    text("path.closed_mode", "who may enter that directory, as in 0700 root:root", _OF),
    text("path.blocked_at", "the first part that the user who asks may not enter, or not read", _OF),
)
_OF_END = ("path.kind", "path.owner", "path.group", "path.mode", "path.executable", "path.size_bytes")
_OF_WAY = ("path.first_missing", "path.broken_link", "path.not_directory")


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Look at each part of the path (`stat`), never open it; /proc/self/mountinfo tells where a look would mount.

        # stat -c '%A %U %G %n' / /srv /srv/shop
        drwxr-xr-x root root /
        drwxr-xr-x root root /srv
        drwx------ shop shop /srv/shop

    Linux 6.1, coreutils 9.1. https://man7.org/linux/man-pages/man7/path_resolution.7.html
    """
    way = walk(look, of or "")
    if isinstance(way, Unknown):
        return all_alike(SPECS, way) | _end_alone(look, of or "", way)
    return parse_way(way, invoking_identity(look)) | _end_alone(look, of or "", way.unseen)


def _end_alone(look: Look, path: str, why: Unknown | None) -> dict[str, Answer]:
    """What stands at the end where the way to it is not recorded: a paste shows that alone, as `ls -l FILE` does."""
    is_path = path.startswith("/") and why is not None and why.reason is Reason.NOT_RECORDED
    end = look.stat(Stat(normpath(path))) if is_path else None
    is_end = isinstance(end, Status) and end.kind != "link"
    return {"path.exists": Known(True)} | _end(end) if is_end and isinstance(end, Status) else {}


def parse_way(way: Way, who: Identity | Unknown) -> dict[str, Answer]:
    """The facts of a way, for one user."""
    closed = next(((path, one) for path, one in way.passed if not one.mode & _ENTER), None)
    found: dict[str, Answer] = {
        "path.exists": way.unseen or Known(way.status is not None),
        "path.link_loop": way.unseen or Known(way.looped),
        "path.real": way.unseen or word(way.real),
        "path.parent": way.unseen or word(way.passed[-1][0] if way.passed else "/"),
        "path.closed_at": word(closed[0]) if closed else way.unseen or Absent(),
        "path.closed_mode": word(_said(closed[1])) if closed else way.unseen or Absent(),
        "path.blocked_at": _blocked(way, who),
    }
    found |= {
        name: way.unseen or word(getattr(way, name.removeprefix("path.first_").removeprefix("path.")))
        for name in _OF_WAY
    }
    return found | (dict.fromkeys(_OF_END, way.unseen) if way.unseen else _end(way.status))


def _end(status: Status | None) -> dict[str, Answer]:
    if status is None:
        return dict.fromkeys(_OF_END, Absent())
    is_file = status.kind == "file"
    return {
        "path.kind": word(status.kind),
        "path.owner": word(status.owner) if status.owner else NOT_SHOWN,
        "path.group": word(status.group) if status.group else NOT_SHOWN,
        "path.mode": word(f"{status.mode:04o}"),
        "path.executable": yes_or_no(bool(status.mode & 0o111)),
        "path.size_bytes": number(status.size if is_file else None),
    }


def _said(status: Status) -> str:
    return f"{status.mode:04o} {status.owner or status.uid}:{status.group or status.gid}"


def _blocked(way: Way, who: Identity | Unknown) -> Answer:
    """Where a user is stopped; root is never."""
    if isinstance(who, Unknown):
        return who
    ends = () if way.status is None else (way.status,)
    if who.uid and any(NO_NUMBER in (each.uid, each.gid) for each in (*(one for _, one in way.passed), *ends)):
        return NOT_SHOWN
    for path, status in way.passed:
        if not _may(who, status, _ENTER):
            return Known(path)
    if way.unseen:
        return way.unseen
    end = way.status
    return Known(way.real) if end is not None and not _may(who, end, _READ) else Absent()


def _may(who: Identity, status: Status, right: int) -> bool:
    """By the permission bits alone: the first of owner, group and others that fits decides."""
    if who.uid == 0:
        return True
    if who.uid == status.uid:
        return bool(status.mode >> 6 & right)
    return bool((status.mode >> 3 if status.gid in who.groups else status.mode) & right)


PROBE = Probe("path.place", SPECS, ask, of=_OF)
