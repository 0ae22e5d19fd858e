"""Files are opened only where nobody else can have had a hand in it; nothing that stands there hangs."""

from __future__ import annotations

import os
import stat
import struct
from pathlib import Path

import pytest

from assistant.owned.files import check_way, folder, open_file
from assistant.owned.owner import ForeignError
from tests.needs import as_root, set_attribute
from tests.owned.given import ALICE, give_to_alice, home_of_alice

NOBODY = 0xFFFFFFFF
"""The ID of an entry of an access list that names nobody."""


def read(path: Path, *, follow: bool = False) -> bytes:
    with open(open_file(str(path), follow=follow), "rb") as file:
        return file.read()


def test_what_is_ours_is_read(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"ours")
    assert read(tmp_path / "x") == b"ours"


@pytest.mark.parametrize("mode", [0o666, 0o602, 0o777])
def test_what_every_user_can_write_is_not_read(tmp_path: Path, mode: int) -> None:
    (tmp_path / "x").write_bytes(b"planted")
    (tmp_path / "x").chmod(mode)
    with pytest.raises(ForeignError) as refused:
        read(tmp_path / "x")
    assert refused.value.remedy == f"chmod go-w {tmp_path}/x"


def test_a_folder_that_every_user_can_write_protects_nothing_in_it(tmp_path: Path) -> None:
    (tmp_path / "open" / "in").mkdir(parents=True)
    (tmp_path / "open" / "in" / "x").write_bytes(b"planted")
    (tmp_path / "open").chmod(0o777)
    with pytest.raises(ForeignError, match="every user can write it"):
        read(tmp_path / "open" / "in" / "x")
    (tmp_path / "open").chmod(0o1777)  # as /tmp: nobody can rename what is not theirs
    assert read(tmp_path / "open" / "in" / "x") == b"planted"


@as_root
@pytest.mark.parametrize("what", ["x", "in/x", "in"])
def test_root_reads_nothing_that_another_user_owns_or_that_lies_where_one_does(tmp_path: Path, what: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "x").write_bytes(b"planted")
    (tmp_path / "in" / "x").write_bytes(b"planted")
    give_to_alice(tmp_path / what)
    with pytest.raises(ForeignError, match="belongs to user 12345"):
        read(tmp_path / "in" / "x" if what == "in" else tmp_path / what)


@as_root
@pytest.mark.parametrize("follow", [True, False])
def test_a_link_of_another_user_leads_nowhere(tmp_path: Path, follow: bool) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    (tmp_path / "secret").write_bytes(b"root's")
    (shared / "x").symlink_to(tmp_path / "secret")
    (shared / "folder").symlink_to(tmp_path)
    give_to_alice(shared / "x", shared / "folder")
    for path in (shared / "x", shared / "folder" / "secret"):
        with pytest.raises(OSError, match=r"link|belongs to"):
            read(path, follow=follow)


def test_a_link_of_ours_is_followed_where_it_may_be(tmp_path: Path) -> None:
    (tmp_path / "real" / "deep").mkdir(parents=True)
    (tmp_path / "real" / "deep" / "x").write_bytes(b"ours")
    (tmp_path / "real" / "y").symlink_to("deep/x")
    (tmp_path / "way").symlink_to(tmp_path / "real")
    assert read(tmp_path / "way" / "deep" / ".." / "y", follow=True) == b"ours"
    with pytest.raises(OSError, match="it is a link"):
        read(tmp_path / "way" / "y")


@as_root
def test_a_link_of_ours_to_what_another_user_has_is_not_followed(tmp_path: Path) -> None:
    (home_of_alice(tmp_path) / "x").write_bytes(b"planted")
    (tmp_path / "x").symlink_to("alice/x")
    with pytest.raises(ForeignError):
        read(tmp_path / "x", follow=True)


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    for path in (tmp_path / "a", tmp_path / "a" / "x"):
        with pytest.raises(OSError, match="symbolic links"):
            read(path, follow=True)


@pytest.mark.parametrize("flags", [os.O_RDONLY, os.O_RDWR | os.O_CREAT, os.O_WRONLY | os.O_CREAT])
def test_what_is_no_file_is_refused_and_never_waited_for(tmp_path: Path, flags: int) -> None:
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "folder").mkdir()
    for name in ("fifo", "folder"):
        with pytest.raises(OSError, match="not a regular file"):
            open_file(str(tmp_path / name), flags)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
def test_what_is_made_is_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with folder(str(tmp_path / "a" / "b"), make=True):
            os.close(open_file(str(tmp_path / "a" / "b" / "x"), os.O_RDWR | os.O_CREAT))
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((tmp_path / each).stat().st_mode) for each in ("a", "a/b", "a/b/x")]
    assert modes == [0o700, 0o700, 0o600]


@as_root
def test_nothing_is_made_in_what_another_user_has(tmp_path: Path) -> None:
    home = home_of_alice(tmp_path)
    with pytest.raises(ForeignError), folder(str(home / ".cache" / "drydock"), make=True):
        pass
    with pytest.raises(ForeignError):
        open_file(str(home / "x"), os.O_RDWR | os.O_CREAT)
    assert list(home.iterdir()) == []


def test_what_is_missing_is_nobodys(tmp_path: Path) -> None:
    check_way(str(tmp_path / "not" / "there"))
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "not" / "there")


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"ours")
    (tmp_path / "x").chmod(0o666)
    before = len(os.listdir("/proc/self/fd"))
    for path in (tmp_path / "x", tmp_path / "no", tmp_path):
        with pytest.raises(OSError, match=r".*"):
            open_file(str(path))
    assert len(os.listdir("/proc/self/fd")) == before


@as_root
def test_what_an_access_list_lets_others_write_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"planted")
    entries = ((0x01, 6, NOBODY), (0x02, 6, ALICE), (0x04, 4, NOBODY), (0x10, 6, NOBODY), (0x20, 4, NOBODY))
    access = struct.pack("<I", 2) + b"".join(struct.pack("<HHI", *entry) for entry in entries)
    set_attribute(tmp_path / "x", "system.posix_acl_access", access)
    with pytest.raises(ForeignError, match="its access list lets other users write it"):
        read(tmp_path / "x")
