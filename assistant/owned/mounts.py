"""What is mounted, as the kernel lists it: it asks no file system for that, so the list never hangs."""

from __future__ import annotations

from functools import cache

_LIST = "/proc/self/mountinfo"
_OF_THIS_KERNEL = frozenset(
    b"bcachefs binfmt_misc bpf btrfs cgroup cgroup2 configfs cpuset debugfs devpts devtmpfs efivarfs erofs exfat ext2 "
    b"ext3 ext4 f2fs fusectl hugetlbfs iso9660 jfs mqueue nsfs overlay proc pstore ramfs rootfs rpc_pipefs securityfs "
    b"selinuxfs smackfs squashfs sysfs tmpfs tracefs udf vfat xfs zfs".split()
)
"""These answer for a folder of themselves: nothing has to come from another program or host first."""


@cache
def mounted() -> bytes:
    """The list of this process's mounts as it was at the start; see mounted_now."""
    return mounted_now()


def mounted_now() -> bytes:
    """The list of this process's mounts; empty where it cannot be read. Source: proc_pid_mountinfo(5)."""
    try:
        with open(_LIST, "rb") as file:
            return file.read()
    except OSError:
        return b""


def can_hang(mounts: bytes) -> bool:
    """Whether a folder can lie in a mount that waits for somebody; True where the list does not say.

    Args:
        mounts: the list. systemd's own trigger below /proc does not count: no folder of anybody's lies there.
    """
    return not mounts or any(map(_waits, mounts.splitlines()))


def _waits(line: bytes) -> bool:
    before, _, after = line.partition(b" - ")
    if after.startswith(b"autofs ") and b" /proc/" in before:
        return False
    return after.partition(b" ")[0] not in _OF_THIS_KERNEL
