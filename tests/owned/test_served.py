"""On a file system that a user serves, files belong to whom that user says: it is theirs, whatever it shows."""

from __future__ import annotations

import os
import stat

import pytest

from assistant.owned.owner import ForeignError, check
from assistant.owned.served import parse_served, serving_user

MOUNTS = b"""\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /run rw,nosuid shared:13 - tmpfs tmpfs rw,size=1g,mode=755
40 22 0:45 / /home/alice rw,nosuid,nodev shared:22 - fuse.sshfs alice@h:/ rw,user_id=1000,group_id=1000,allow_other
41 22 0:46 / /mnt/a\\040b rw shared:23 - fuse x rw,user_id=0,group_id=0
42 22 8:17 / /mnt/c rw - fuseblk /dev/sdb1 rw,user_id=0,group_id=0,allow_other
43 22 0:47 / /mnt/user_id=7 rw - nfs4 server:/x rw,vers=4.2
"""
OF_ROOT = os.stat_result((stat.S_IFREG | 0o600, 1, os.makedev(0, 45), 1, 0, 0, 0, 0, 0, 0))


def test_the_users_who_serve_file_systems_are_read() -> None:
    assert parse_served(MOUNTS) == {b"0:45": 1000, b"0:46": 0}


def test_what_seems_to_be_roots_is_not_taken_where_another_user_serves_it() -> None:
    with pytest.raises(ForeignError, match="serves the file system"):
        check(OF_ROOT, "/home/alice/x", frozenset({0}), lambda _: 1000)
    for server in (0, None):
        check(OF_ROOT, "/home/alice/x", frozenset({0}), lambda _, server=server: server)


def test_nobody_serves_the_file_systems_of_the_kernel() -> None:
    assert serving_user(os.stat("/").st_dev) is None
    assert serving_user(os.stat("/proc").st_dev) is None
