"""What is free on the file system that holds a path."""

from __future__ import annotations

import re
from posixpath import normpath

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Look, Ran, RunReply
from assistant.probes.answers import all_alike, garbled, not_a
from assistant.probes.disk.data_root import find_data_root
from assistant.probes.disk.mounts import Mount, read_mounts
from assistant.probes.probe import Probe
from assistant.probes.specs import quantity, text, truth
from assistant.probes.whole import run_whole
from assistant.text.parts import head_of

_OF = "path"
_TIMEOUT_S = 2.0
_ROW = re.compile(r"(?m)^(.+?)\s+(\S+)\s+(\d+|-)\s+(\d+|-)\s+(-?\d+|-)\s+(\d+%|-)\s+(/.*)$")
NOT_LOOKED_UP = "nobody looked at the path itself"
"""Stands on standard error where a table of `df` names the mount above a path, and not that the path exists."""
_INODE_ROW = re.compile(r"(?m)^.+?\s+(\d+|-)\s+(\d+|-)\s+(-?\d+|-)\s+(\d+%|-)\s+/.*$")

SPECS = (
    truth("disk.exists", "whether the path exists", _OF),
    truth("disk.hung", "whether the file system does not answer", _OF),
    quantity("disk.free_bytes", "what is free there for whoever asks, in bytes", _OF),
    quantity("disk.used_pct", "how full it is, in percent", _OF),
    quantity("disk.inodes_free", "how many more files it can hold; none where that has no limit", _OF),
    quantity("disk.inodes_used_pct", "how many of its inodes are used, in percent", _OF),
    text("disk.filesystem", "the type of the file system", _OF),
    text("disk.mount_point", "where it is mounted", _OF),
    text("disk.device", "what is mounted there", _OF),
    truth("disk.read_only", "whether it is mounted read-only", _OF),
)

_UNSEEN = Unknown(Reason.NOT_RECORDED, "df was not asked for it")
_MISSING = all_alike(SPECS, Absent()) | {"disk.exists": Known(False), "disk.hung": Known(False)}


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Run `df -PT -B1 PATH` and `df -Pi PATH`, and read /proc/self/mountinfo.

        # df -PT -B1 /var/lib/docker
        Filesystem     Type     1-blocks        Used   Available Capacity Mounted on
        /dev/vda1      ext4 270553174016 24587964416 84356329472      23% /var/lib/docker
        # df -Pi /var/lib/docker
        Filesystem       Inodes  IUsed    IFree IUse% Mounted on
        /dev/vda1      16777216 421012 16356204    3% /var/lib/docker

    coreutils 9.1. It is another process that looks, so that a dead NFS server hangs df and not the asker. `data-root`
    can be asked about too. Btrfs has no fixed inodes: `0 0 0 -`.
    https://www.gnu.org/software/coreutils/manual/html_node/df-invocation.html
    """
    path = find_data_root(look) if of == "data-root" else of or ""
    if isinstance(path, Unknown):
        return all_alike(SPECS, path)
    if not path.startswith("/") or "\0" in path:
        return all_alike(SPECS, not_a("an absolute path"))
    space = run_whole(look, ("df", "-PT", "-B1", normpath(path)), _TIMEOUT_S)
    if isinstance(space, Unknown):
        is_hung = Known(True) if space.reason is Reason.TIMED_OUT else space
        # A paste can show `df -i` alone, or the table of mounts.
        others = _of_others(look, normpath(path)) if space.reason is Reason.NOT_RECORDED else {}
        return all_alike(SPECS, space) | {"disk.hung": is_hung} | others
    found = parse_space(space)
    if not isinstance(found["disk.mount_point"], Known):
        return found
    inodes = run_whole(look, ("df", "-Pi", normpath(path)), _TIMEOUT_S)
    mounts = read_mounts(look)
    return found | parse_inodes(inodes) | {"disk.read_only": read_only_at(mounts, found["disk.mount_point"])}


def _of_others(look: Look, path: str) -> dict[str, Answer]:
    """What is known without the space: of inodes, and of a mount at the path itself."""
    point, mounts = Known(path), read_mounts(look)
    there = not isinstance(mounts, Unknown) and any(mount.point == path for mount in mounts)
    read_only = {"disk.read_only": read_only_at(mounts, point), "disk.mount_point": point} if there else {}
    return parse_inodes(run_whole(look, ("df", "-Pi", path), _TIMEOUT_S)) | read_only


def parse_space(reply: Ran) -> dict[str, Answer]:
    """Read `df -PT -B1 PATH`: all facts, and those of inodes and of the table of mounts only when there are none."""
    row = _ROW.search(reply.out)
    if row is None:
        is_missing = "No such file or directory" in reply.err or "can't find mount point" in reply.err
        return _MISSING if is_missing else all_alike(SPECS, _refusal(reply))
    device, kind, _, _, free, used, point = row.groups()
    return {
        "disk.exists": _UNSEEN if reply.err == NOT_LOOKED_UP else Known(True),
        "disk.hung": Known(False),
        "disk.free_bytes": Absent() if free == "-" else Known(max(0, int(free))),
        "disk.used_pct": _percent(used),
        "disk.filesystem": _UNSEEN if kind == "-" else Known(kind),
        "disk.mount_point": Known(point),
        "disk.device": Known(device),
    }


def parse_size(reply: Ran) -> int | None:
    """The size of the file system in `df -PT -B1 PATH`, in bytes; None when it has none."""
    row = _ROW.search(reply.out)
    return int(row[3]) or None if row and row[3] != "-" else None


def _refusal(reply: Ran) -> Unknown:
    if "ermission denied" in reply.err:
        return Unknown(Reason.DENIED, head_of(reply.err.strip(), 200), "run Drydock with sudo")
    return garbled("df")


def parse_inodes(reply: RunReply) -> dict[str, Answer]:
    """Read `df -Pi PATH`."""
    names = ("disk.inodes_free", "disk.inodes_used_pct")
    if isinstance(reply, Unknown):
        return dict.fromkeys(names, reply)
    row = _INODE_ROW.search(reply.out)
    if not row:
        return dict.fromkeys(names, garbled("df"))
    total, _, free, used = row.groups()
    if total in ("0", "-") or free == "-":
        return dict.fromkeys(names, Absent())
    return {"disk.inodes_free": Known(max(0, int(free))), "disk.inodes_used_pct": _percent(used)}


def _percent(text: str) -> Answer:
    return Absent() if text == "-" else Known(int(text.rstrip("%")))


def read_only_at(mounts: tuple[Mount, ...] | Unknown, point: Answer) -> Answer:
    """Whether the file system at a mount point is read-only, by itself or only there."""
    if isinstance(mounts, Unknown):
        return mounts
    # The last one mounted at a place hides the others.
    there = [mount for mount in mounts if isinstance(point, Known) and mount.point == point.value]
    return Known(there[-1].is_read_only) if there else garbled("the kernel's table of mounts")


PROBE = Probe("disk.space", SPECS, ask, of=_OF)
