"""The mount that holds a path: where, with which options, and what is mounted below it."""

from __future__ import annotations

import re
from posixpath import normpath

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import Content, Look
from assistant.probes.answers import all_alike, garbled, word, words
from assistant.probes.disk.mounts import read_mounts
from assistant.probes.path.walk import walk
from assistant.probes.probe import Probe
from assistant.probes.specs import text, texts, truth
from assistant.probes.whole import read_whole

_OF = "path"
_ESCAPE = re.compile(r"\\([0-7]{3})")

SPECS = (
    text("path.mount_point", "where the file system that holds it is mounted", _OF),
    text("path.mounted_from", "what is mounted there", _OF),
    text("path.filesystem", "the type of that file system", _OF),
    texts("path.mount_options", "its options, as in rw, nosuid, noexec", _OF),
    truth("path.is_mount_point", "whether something is mounted on the path itself", _OF),
    texts("path.mounts_below", "the mount points below it", _OF),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Read /proc/self/mountinfo, with the path as links make it.

        # grep /srv /proc/self/mountinfo
        91 67 254:16 / /srv rw,nosuid,noexec,relatime shared:1 - ext4 /dev/vdb1 rw,discard

    Linux 6.1. https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html
    """
    way = walk(look, of or "")
    if isinstance(way, Unknown):
        return all_alike(SPECS, way)
    # The kernel names a mount point without links: what is one itself needs no look at the way.
    is_named = way.unseen is not None and is_mount_point(look, normpath(of or ""))
    # What does not answer is in its table all the same: it is the mount of a file server that is gone.
    if way.unseen and way.unseen.reason is not Reason.TIMED_OUT and not is_named:
        return all_alike(SPECS, way.unseen)
    reply = read_whole(look, "/proc/self/mountinfo")
    if not isinstance(reply, Content):
        return all_alike(SPECS, reply if isinstance(reply, Unknown) else garbled("/proc/self/mountinfo"))
    return parse_mount(reply.text, normpath(of or "") if is_named else way.real)


def is_mount_point(look: Look, path: str) -> bool:
    """Whether something is mounted at this very path."""
    mounts = read_mounts(look)
    return not isinstance(mounts, Unknown) and any(mount.point == path for mount in mounts)


def parse_mount(table: str, path: str) -> dict[str, Answer]:
    """The facts of the mount that holds a path without links."""
    rows = [row for row in map(_row, table.splitlines()) if row]
    holding = [row for row in rows if path == row[0] or path.startswith(row[0].rstrip("/") + "/")]
    if not holding:
        return all_alike(SPECS, garbled("/proc/self/mountinfo"))
    point, options, filesystem, source = max(reversed(holding), key=lambda row: len(row[0]))
    below = (row[0] for row in rows if row[0].startswith(path.rstrip("/") + "/") and path != "/")
    return {
        "path.mount_point": word(point),
        "path.mounted_from": word(source),
        "path.filesystem": word(filesystem),
        "path.mount_options": words(options),
        "path.is_mount_point": Known(point == path),
        "path.mounts_below": words(dict.fromkeys(below)),
    }


def _row(line: str) -> tuple[str, tuple[str, ...], str, str] | None:
    left, _, right = line.partition(" - ")
    fields, source = left.split(), right.split()
    if len(fields) < 6 or len(source) < 3:
        return None
    options = tuple(dict.fromkeys((*fields[5].split(","), *(("ro",) if "ro" in source[2].split(",") else ()))))
    # Where the file system is read-only as a whole, so is each mount of it.
    options = tuple(each for each in options if each != "rw" or "ro" not in options)
    return _plain(fields[4]), options, source[0], _plain(source[1])


def _plain(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 8)), text)


PROBE = Probe("path.mount", SPECS, ask, of=_OF)
