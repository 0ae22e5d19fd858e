"""Files of this machine are read without hanging, and what stands in the way is said."""

from __future__ import annotations

import errno
import os
import socket
from pathlib import Path

import pytest

from assistant.host.bounded import bounded
from assistant.host.files import list_directory, read_file, stat_path
from assistant.host.refusal import refusal_of
from assistant.model.fact import Absent, Reason, Unknown
from assistant.model.look import Content, ListDir, Names, Read, Stat, Status
from tests.needs import as_root


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("line\n")
    assert read_file(Read(str(tmp_path / "file"))) == Content("line\n")


def test_a_long_file_is_cut_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("abcdef")
    assert read_file(Read(str(tmp_path / "file"), limit_bytes=4)) == Content("abcd", cut=True)
    assert read_file(Read(str(tmp_path / "file"), limit_bytes=6)) == Content("abcdef")


def test_the_end_of_a_long_file_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("abcdef")
    assert read_file(Read(str(tmp_path / "file"), limit_bytes=2, tail=True)) == Content("ef", cut=True)
    assert read_file(Read(str(tmp_path / "file"), limit_bytes=9, tail=True)) == Content("abcdef")


def test_a_file_of_the_kernel_that_has_no_size_is_read() -> None:
    reply = read_file(Read("/proc/self/status"))
    assert isinstance(reply, Content)
    assert "Pid:" in reply.text


def test_a_missing_file_is_absent(tmp_path: Path) -> None:
    assert read_file(Read(str(tmp_path / "none"))) == Absent()
    assert stat_path(Stat(str(tmp_path / "none"))) == Absent()
    assert list_directory(ListDir(str(tmp_path / "none"))) == Absent()


def test_a_path_through_a_file_is_absent(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert read_file(Read(str(tmp_path / "file" / "below"))) == Absent()


@pytest.mark.parametrize("path", ["/etc/pass\0wd", "/tmp/\udc80\ud800", ""])
def test_a_path_that_cannot_be_is_absent(path: str) -> None:
    assert read_file(Read(path)) == Absent()


def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "fifo")
    reply = read_file(Read(str(tmp_path / "fifo")))
    assert isinstance(reply, Unknown)
    assert reply.reason is Reason.UNREADABLE


@pytest.mark.parametrize("path", ["/dev/zero", "/"])
def test_a_device_and_a_folder_are_not_read(path: str) -> None:
    assert isinstance(read_file(Read(path)), Unknown)


def test_bytes_that_are_no_text_are_replaced(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"a\xffb")
    assert read_file(Read(str(tmp_path / "file"))) == Content("a\ufffdb")


def test_what_stands_at_a_path_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to("file")
    os.mkfifo(tmp_path / "fifo")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "socket"))
        kinds = {name: _kind(tmp_path / name) for name in ("", "file", "link", "fifo", "socket")}
    assert kinds == {"": "directory", "file": "file", "link": "link", "fifo": "fifo", "socket": "socket"}


def test_a_link_tells_its_target_and_can_be_followed(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    (tmp_path / "link").symlink_to("file")
    link = stat_path(Stat(str(tmp_path / "link")))
    followed = stat_path(Stat(str(tmp_path / "link"), follow=True))
    assert isinstance(link, Status)
    assert link.target == "file"
    assert isinstance(followed, Status)
    assert followed.kind == "file"


def test_a_device_tells_its_numbers() -> None:
    found = stat_path(Stat("/dev/null"))
    assert isinstance(found, Status)
    assert (found.kind, found.major, found.minor) == ("char", 1, 3)


@as_root
def test_an_owner_without_a_name_is_a_number(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("")
    os.chown(file, 54321, 54321)
    found = stat_path(Stat(str(file)))
    assert isinstance(found, Status)
    assert found.owner == "54321"


def test_names_come_sorted_and_printable(tmp_path: Path) -> None:
    for name in (b"b", b"a", b"\xff"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("")
    assert list_directory(ListDir(str(tmp_path))) == Names(("a", "b", "\ufffd"))


def test_a_refusal_names_its_remedy() -> None:
    refused = refusal_of(PermissionError(13, "Permission denied"), "/etc/docker")
    assert isinstance(refused, Unknown)
    assert refused.reason is Reason.DENIED
    assert (refused.remedy == "") == (os.geteuid() == 0)


def test_a_dead_mount_is_timed_out() -> None:
    refused = refusal_of(TimeoutError(), "/mnt/nfs")
    assert isinstance(refused, Unknown)
    assert refused.reason is Reason.TIMED_OUT


def test_work_that_does_not_end_is_given_up() -> None:
    from threading import Event

    with pytest.raises(TimeoutError):
        bounded(Event().wait, 0.05)


def test_what_the_work_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        bounded(lambda: 1 // 0, 5.0)


def _kind(path: Path) -> str:
    found = stat_path(Stat(str(path)))
    assert isinstance(found, Status)
    return found.kind


def test_a_process_that_ended_meanwhile_is_absent() -> None:
    assert refusal_of(ProcessLookupError(errno.ESRCH, "No such process"), "/proc/4711/status") == Absent()
