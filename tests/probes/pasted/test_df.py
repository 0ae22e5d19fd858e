"""What a pasted `df` shows, in every form that people paste."""

from __future__ import annotations

import pytest

from tests.probes.pasted.shown import NOT_SHOWN, shown, told

USED = "disk.used_pct of /"

FORMS = {
    "-h": (
        "root@web:~# df -h\nFilesystem      Size  Used Avail Use% Mounted on\n"
        "udev            1.9G     0  1.9G   0% /dev\n/dev/sda1        50G   50G     0 100% /\n"
    ),
    "-hT": (
        "$ df -hT\nFilesystem     Type   Size  Used Avail Use% Mounted on\n"
        "/dev/nvme0n1p2 ext4    50G   50G     0 100% /\ntmpfs          tmpfs  2.0G     0  2.0G   0% /dev/shm\n"
    ),
    "-P": "$ df -P\nFilesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda1 52428800 52428800 0 100% /\n",
    "wrapped device": (
        "[root@c7 ~]# df -h\nFilesystem            Size  Used Avail Use% Mounted on\n/dev/mapper/centos_long-root\n"
        "                       50G   50G     0 100% /\n"
    ),
    "German": "$ df -h\nDateisystem    Größe Benutzt Verf. Verw% Eingehängt auf\n/dev/sda1   50G   50G   0  100% /\n",
    "Chinese": "# df -h\n文件系统        容量  已用  可用 已用% 挂载点\n/dev/vda1        50G   50G     0  100% /\n",
    "French": "$ df -h\nSys. de fichiers Taille Utilisé Dispo Uti% Monté sur\n/dev/sda1    50G     50G     0 100% /\n",
    "comma": "$ df -h\nDateisystem Größe Benutzt Verf. Verw% Eingehängt auf\n/dev/sda1    1,8T    1,8T     0  100% /\n",
    "BusyBox": (
        "~ # df -h\nFilesystem                Size      Used Available Use% Mounted on\n"
        "/dev/sda3                17.6G     17.6G         0 100% /\n"
    ),
    "no header": "$ df -h | grep -v tmpfs | tail -n +2\n/dev/sda1        50G   50G     0 100% /\n",
    "macOS": (
        "$ df -h\nFilesystem       Size   Used  Avail Capacity iused ifree %iused  Mounted on\n"
        "/dev/disk3s1s1  460Gi   9.6Gi    0Bi   100%    404k  4.3G    0%   /\n"
    ),
    "output alone": (
        "Filesystem     1K-blocks     Used Available Use% Mounted on\n/dev/sda1     52428800 52428800      0 100% /\n"
        "tmpfs            1024000        0   1024000   0% /run\n"
    ),
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_every_form_of_df_shows_how_full_a_mount_is(text: str) -> None:
    assert shown(text, USED, "disk.free_bytes of /") == (100, 0)


WHOLE = """\
root@web:~# df -hT
Filesystem     Type      Size  Used Avail Use% Mounted on
/dev/sda1      ext4       40G   30G  8.0G  79% /
/dev/sdb1      xfs       100G   97G  3.0G  97% /var/lib/docker
/dev/loop3     squashfs   64M   64M     0 100% /snap/core20/2318
//nas/data     cifs      1.0T  1.0T   10G  99% /mnt/My Data
"""


def test_a_path_belongs_to_the_deepest_mount_above_it() -> None:
    facts = ("disk.used_pct of /var/lib/docker/overlay2", "disk.mount_point of /var/lib/docker/overlay2")
    assert shown(WHOLE, *facts, "disk.used_pct of /var/log") == (97, "/var/lib/docker", 79)


def test_the_usual_data_root_is_taken_where_the_paste_names_none() -> None:
    assert shown(WHOLE, "disk.used_pct of data-root", "disk.filesystem of data-root") == (97, "xfs")


def test_a_table_of_mounts_does_not_show_that_a_path_exists() -> None:
    facts = ("disk.exists of /srv/nothing", "disk.exists of /var/lib/docker")
    assert shown(WHOLE, *facts) == (NOT_SHOWN, True)


def test_a_name_with_a_space_is_kept() -> None:
    assert shown(WHOLE, "disk.device of /mnt/My Data", "disk.used_pct of /mnt/My Data") == ("//nas/data", 99)


def test_full_mounts_are_told_and_images_of_packages_are_not() -> None:
    assert told(WHOLE) == {
        "disk.used_pct of /var/lib/docker",
        "disk.used_pct of /mnt/My Data",
        "disk.used_pct of data-root",
    }


def test_a_type_that_was_not_asked_for_is_not_known() -> None:
    assert shown(FORMS["-h"], "disk.filesystem of /", "disk.read_only of /") == (NOT_SHOWN, NOT_SHOWN)


INODES = """\
$ df -i
Filesystem      Inodes   IUsed   IFree IUse% Mounted on
/dev/sda1      3276800 3276800       0  100% /
tmpfs           505000       1  504999    1% /run
"""


def test_inodes_are_told_apart_from_blocks() -> None:
    facts = ("disk.inodes_used_pct of /", "disk.inodes_free of /", USED)
    assert shown(
        "$ df -h /\nFilesystem Size Used Avail Use% Mounted on\n/dev/sda1 50G 10G 38G 21% /\n" + INODES, *facts
    ) == (
        100,
        0,
        21,
    )


def test_a_table_of_inodes_alone_says_nothing_about_blocks() -> None:
    assert shown(INODES, USED) == (NOT_SHOWN,)


@pytest.mark.parametrize(
    "text",
    [
        "$ df -h /\nFilesystem Size Used Avail Use% Mounted on\n/dev/sda1 50G 50G 0 100% /\n",
        "$ df -h | grep sda\n/dev/sda1 50G 50G 0 100% /\n",
    ],
    ids=["one path", "filtered"],
)
def test_a_table_that_lacks_mounts_says_nothing_about_paths_below(text: str) -> None:
    assert shown(text, "disk.used_pct of data-root", USED) == (NOT_SHOWN, 100)


def test_the_path_that_df_was_asked_for_is_answered_and_exists() -> None:
    text = "$ df -h /var/lib/docker\nFilesystem Size Used Avail Use% Mounted on\n/dev/sda1 50G 50G 0 100% /\n"
    assert shown(text, "disk.used_pct of data-root", "disk.exists of /var/lib/docker") == (100, True)


def test_text_that_is_no_table_shows_nothing() -> None:
    assert shown("$ df -h\n-bash: df: command not found\n", USED) == (NOT_SHOWN,)
