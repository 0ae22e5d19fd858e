"""What pasted listings of files, and of users and groups, show."""

from __future__ import annotations

import pytest

from tests.probes.pasted.shown import NOT_SHOWN, shown, told

SOCKET = "srw-rw---- 1 root docker 0 Nov 20 08:00 /var/run/docker.sock\n"
LISTED = f"$ ls -l /var/run/docker.sock\n{SOCKET}"
ID = "$ id\nuid=1000(joe) gid=1000(joe) groups=1000(joe),27(sudo)\n"
ID_WITH_DOCKER = "$ id\nuid=1000(joe) gid=1000(joe) groups=1000(joe),27(sudo),999(docker)\n"


def test_the_sockets_owner_group_and_mode_are_shown() -> None:
    facts = ("daemon.socket", "daemon.socket_group", "daemon.socket_mode")
    assert shown(LISTED, *facts) == ("socket", "docker", "0660")


SOCKETS = {
    "SELinux": "# ls -lZ /run/docker.sock\n"
    "srw-rw----. 1 root docker system_u:object_r:container_var_run_t:s0 0 Nov 20 08:00 /run/docker.sock\n",
    "long time": "$ ls -la --time-style=full-iso /run/docker.sock\n"
    "srw-rw---- 1 root docker 0 2026-11-20 08:00:00.123456789 +0100 /run/docker.sock\n",
    "Chinese": "$ ll /var/run/docker.sock\nsrw-rw---- 1 root docker 0 11月 20 08:00 /var/run/docker.sock\n",
    "stat": "$ stat /var/run/docker.sock\n  File: /var/run/docker.sock\n  Size: 0\tBlocks: 0  IO Block: 4096 socket\n"
    "Device: 18h/24d\tInode: 1209  Links: 1\n"
    "Access: (0660/srw-rw----)  Uid: (    0/    root)   Gid: (  999/  docker)\n",
    "stat 8.22": "$ stat /var/run/docker.sock\n  File: ‘/var/run/docker.sock’\n  Size: 0  Blocks: 0\n"
    "Access: (0660/srw-rw----)  Uid: (    0/    root)   Gid: (  999/  docker)\n",
}


@pytest.mark.parametrize("text", SOCKETS.values(), ids=SOCKETS.keys())
def test_every_form_of_a_listing_is_read(text: str) -> None:
    assert shown(text, "daemon.socket_group", "daemon.socket_mode") == ("docker", "0660")


def test_a_folder_in_the_place_of_the_socket_is_seen() -> None:
    text = "$ ls -ld /var/run/docker.sock\ndrwxr-xr-x 2 root root 40 Nov 20 08:00 /var/run/docker.sock\n"
    assert shown(text, "daemon.socket") == ("directory",)


def test_a_socket_that_is_not_there_is_absent() -> None:
    text = "$ ls -l /var/run/docker.sock\nls: cannot access '/var/run/docker.sock': No such file or directory\n"
    assert shown(text, "daemon.socket") == (None,)


def test_a_number_in_place_of_the_group_has_no_name() -> None:
    text = "$ ls -ln /var/run/docker.sock\nsrw-rw---- 1 0 998 0 Nov 20 08:00 /var/run/docker.sock\n"
    assert shown(text, "daemon.socket", "daemon.socket_group") == ("socket", NOT_SHOWN)


def test_the_entries_of_a_folder_stand_below_it() -> None:
    target = "../run/systemd/resolve/stub-resolv.conf"
    text = f"$ ls -la /etc\ntotal 1\nlrwxrwxrwx 1 root root 39 May  1  2025 resolv.conf -> {target}\n"
    assert shown(text, "dns.resolv_conf_target") == (target,)


def test_names_without_a_folder_belong_to_no_path() -> None:
    text = "$ ls -l\ntotal 0\nsrw-rw---- 1 root docker 0 Nov 20 08:00 docker.sock\n"
    assert shown(text, "daemon.socket") == (NOT_SHOWN,)


@pytest.mark.parametrize(("who", "expected"), [(ID, False), (ID_WITH_DOCKER, True)], ids=["outside", "member"])
def test_who_asks_and_the_socket_together_show_whether_the_user_may_connect(who: str, expected: bool) -> None:
    group = "$ getent group docker\ndocker:x:999:\n"
    facts = ("user.name", "user.uid", "user.in_docker_group", "user.reaches_socket")
    assert shown(who + LISTED + group, *facts) == ("joe", 1000, expected, expected)


def test_without_the_groups_number_nobody_knows_whether_the_user_may_connect() -> None:
    assert shown(ID + LISTED, "user.in_docker_group", "user.reaches_socket") == (False, NOT_SHOWN)


def test_the_listing_of_a_socket_says_nothing_of_who_asks() -> None:
    assert shown(LISTED, "user.is_root", "user.reaches_socket", "user.name") == (NOT_SHOWN,) * 3


def test_groups_by_name_alone_show_membership() -> None:
    assert shown("$ groups\njoe adm sudo docker\n", "user.in_docker_group", "user.uid") == (True, NOT_SHOWN)
    assert shown("$ groups\njoe adm sudo\n", "user.in_docker_group") == (False,)


def test_the_groups_of_a_named_user_are_not_those_of_the_session() -> None:
    text = "$ id joe\nuid=1000(joe) gid=1000(joe) groups=1000(joe),999(docker)\n"
    assert shown(text, "user.in_docker_group") == (NOT_SHOWN,)


def test_a_group_is_there_with_its_number_and_members() -> None:
    facts = ("group.exists of docker", "group.gid of docker", "group.members of docker")
    assert shown("$ getent group docker\ndocker:x:999:joe,ann\n", *facts) == (True, 999, ["joe", "ann"])


def test_what_is_worth_asking_is_told() -> None:
    assert "daemon.socket_group" in told(LISTED)
    assert "group.exists of docker" in told("$ getent group docker\ndocker:x:999:\n")
