"""Only where a folder can lie in a mount that waits for somebody is a start worth a process that asks."""

from __future__ import annotations

import pytest

from assistant.owned.mounts import can_hang, mounted

LOCAL = b"""\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
24 22 0:22 / /proc rw,nosuid shared:12 - proc proc rw
30 22 0:26 / /run rw,nosuid shared:13 - tmpfs tmpfs rw,size=1g,mode=755
33 24 0:30 / /proc/sys/fs/binfmt_misc rw,relatime shared:15 - autofs systemd-1 rw,fd=29,pgrp=1,timeout=0,direct
60 22 0:52 / /var/lib/docker/overlay2/a/merged rw - overlay overlay rw,lowerdir=/l/A:/l/B,upperdir=/u,workdir=/w
61 22 0:4 net:[4026532] /run/docker/netns/default rw shared:30 - nsfs nsfs rw
"""
WAITING = [
    b"43 22 0:47 / /mnt/share rw,vers=4.2 - nfs4 server:/x rw",
    b"43 22 0:47 / /home rw - cifs //server/x rw",
    b"43 22 0:47 / /home/alice rw,nosuid shared:22 - fuse.sshfs alice@h:/ rw,user_id=1000",
    b"43 22 0:47 / /home rw shared:3 - autofs /etc/auto.home rw,fd=6",
    b"43 22 0:47 / /mnt/ext4 rw - what-nobody-knows x rw",
    b"43 22 0:47 / /mnt/\\040-\\040ext4 rw - nfs server:/proc/x rw",
    b"a line that is cut",
]


def test_file_systems_of_the_kernel_wait_for_nobody() -> None:
    assert not can_hang(LOCAL)


@pytest.mark.parametrize("line", WAITING)
def test_every_other_mount_may_wait(line: bytes) -> None:
    assert can_hang(LOCAL + line + b"\n")


def test_what_cannot_be_read_tells_nothing() -> None:
    assert can_hang(b"")


def test_the_list_of_this_host_is_read() -> None:
    assert b" / " in mounted()
