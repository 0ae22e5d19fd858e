"""Mounted file systems, and those whose server does not answer any more."""

from __future__ import annotations

import re

import msgspec

from assistant.model.fact import Answer, Reason, Unknown
from assistant.model.look import Content, Look, RunReply
from assistant.probes.answers import all_alike, garbled, words, words_seen
from assistant.probes.probe import Probe
from assistant.probes.specs import texts
from assistant.probes.together import together
from assistant.probes.whole import read_whole, run_whole

_REMOTE = re.compile(r"(nfs4?|cifs|smb3?|smbfs|ceph|glusterfs|9p|afs|fuse\.(sshfs|glusterfs|s3fs|rclone|ceph|nfs).*)\Z")
_ESCAPE = re.compile(r"\\([0-7]{3})")
_TIMEOUT_S = 1.0
_MOST = 16

SPECS = (
    texts("disk.read_only_mounts", "mount points of disks that are read-only as a whole"),
    texts("disk.hung_mounts", "mount points of file servers that do not answer"),
)


class Mount(msgspec.Struct, frozen=True):
    """A line of /proc/self/mountinfo.

    Attributes:
        is_read_only: nothing can be written here.
        is_frozen: nor anywhere else where the same file system is mounted.
    """

    point: str
    filesystem: str
    source: str
    is_read_only: bool
    is_frozen: bool


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Read /proc/self/mountinfo, and run `df -P POINT` for each mount of a file server, all at the same time.

        # cat /proc/self/mountinfo
        87 67 254:0 /data /var/lib/docker rw,relatime shared:1 - ext4 /dev/vda1 rw,discard
        91 67 0:60 / /mnt/share rw,relatime - nfs4 files.example:/share rw,vers=4.2,hard,addr=192.0.2.7
        # timeout 1 df -P /mnt/share; echo $?
        124

    Linux 6.18. https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html
    """
    mounts = read_mounts(look)
    if isinstance(mounts, Unknown):
        return all_alike(SPECS, mounts)
    return {
        "disk.read_only_mounts": words(mount.point for mount in mounts if is_worrying(mount)),
        "disk.hung_mounts": _hung(look, tuple(mount.point for mount in mounts if is_remote(mount))),
    }


def read_mounts(look: Look) -> tuple[Mount, ...] | Unknown:
    """The kernel's table of mounts, which is never empty."""
    reply = read_whole(look, "/proc/self/mountinfo")
    if isinstance(reply, Unknown):
        return reply
    found = parse_mounts(reply.text) if isinstance(reply, Content) else ()
    return found or garbled("the kernel's table of mounts")


def parse_mounts(text: str) -> tuple[Mount, ...]:
    """Read mountinfo; white space in paths is written as \\040."""
    mounts = []
    for line in text.splitlines():
        left, _, right = line.partition(" - ")
        fields, source = left.split(), right.split()
        if len(fields) < 6 or len(source) < 3:
            continue
        is_frozen = "ro" in source[2].split(",")
        is_read_only = is_frozen or "ro" in fields[5].split(",")
        mounts.append(Mount(_unescape(fields[4]), source[0], _unescape(source[1]), is_read_only, is_frozen))
    return tuple(mounts)


def _unescape(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 8)), text)


def is_remote(mount: Mount) -> bool:
    """Whether another machine answers for the file system."""
    return _REMOTE.match(mount.filesystem) is not None


def is_worrying(mount: Mount) -> bool:
    """Whether it is a disk that is read-only as after a fault; images of packages and CDs always are."""
    is_disk = mount.source.startswith("/dev/") and mount.filesystem not in ("squashfs", "iso9660", "erofs", "udf")
    return mount.is_frozen and is_disk


def _hung(look: Look, points: tuple[str, ...]) -> Answer:
    replies = together(lambda point: run_whole(look, ("df", "-P", point), _TIMEOUT_S), points[:_MOST])
    unseen = [reply for reply in replies if isinstance(reply, Unknown) and reply.reason is not Reason.TIMED_OUT]
    if len(points) > _MOST:
        unseen.append(Unknown(Reason.TIMED_OUT, f"there are more than {_MOST} mounts of file servers"))
    hung = (point for point, reply in zip(points, replies, strict=False) if _is_silent(reply))
    return words_seen(hung, unseen)


def _is_silent(reply: RunReply) -> bool:
    return isinstance(reply, Unknown) and reply.reason is Reason.TIMED_OUT


PROBE = Probe("disk.mounts", SPECS, ask)
