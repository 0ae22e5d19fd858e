"""What is written for a person is theirs alone, and overwrites nothing by itself."""

import os
import stat

import pytest

from assistant.host.private import write_private


def _mode(path):
    return stat.S_IMODE(os.lstat(path).st_mode)


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o777])
@pytest.mark.parametrize("replace", [False, True])
def test_only_the_owner_can_read_it_whatever_the_umask(tmp_path, umask, replace):
    old = os.umask(umask)
    try:
        write_private(str(tmp_path / "a"), b"x", replace=replace)
    finally:
        os.umask(old)
    assert _mode(tmp_path / "a") == 0o600


def test_a_file_that_is_there_stays_until_its_replacement_is_asked_for(tmp_path):
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o644)
    with pytest.raises(FileExistsError):
        write_private(str(path), b"new")
    assert path.read_text() == "old"
    write_private(str(path), b"new", replace=True)
    assert path.read_text() == "new"
    assert _mode(path) == 0o600
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize("replace", [False, True])
def test_the_target_of_a_link_is_never_written(tmp_path, replace):
    victim, link = tmp_path / "victim", tmp_path / "link"
    victim.write_text("precious")
    link.symlink_to(victim)
    if replace:
        write_private(str(link), b"new", replace=True)
    else:
        with pytest.raises(FileExistsError):
            write_private(str(link), b"new")
    assert victim.read_text() == "precious"


def test_a_folder_is_never_replaced(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_private(str(tmp_path / "a"), b"x", replace=True)
    assert os.listdir(tmp_path) == ["a"]
