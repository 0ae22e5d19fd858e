"""Changes of real files and real processes."""

from __future__ import annotations

import os
import signal
import stat
import struct
import time
from pathlib import Path

import pytest

from assistant.host.act import LocalAct
from assistant.host.atomic import temporary
from assistant.host.child import run_child
from assistant.host.interrupt import HeldInterrupt
from assistant.host.local import LocalLook
from assistant.host.rights import Rights
from assistant.model.errors import ActionError, ChangedError
from assistant.text.digest import digest
from tests.needs import set_attribute

pytestmark = pytest.mark.processes

_NOBODY = 0xFFFFFFFF

AS_USER = Rights(())
THROUGH = Rights(("env",))
"""A stand-in for sudo that changes nothing: the commands that sudo would be given are run as they are."""


class Unreachable(Rights):
    """Rights under which every file has to be changed through another program."""

    def reaches(self, path: str) -> bool:
        return False


def held(path: Path) -> str:
    """The digest of what stands at a path; empty where nothing can be read."""
    return (digest(path.read_bytes()) if path.is_file() else None) or ""


def write(act: LocalAct, path: Path, data: bytes, mode: int | None = None) -> None:
    """Write over whatever stands there."""
    act.write_file(str(path), data, before=held(path) or None, mode=mode)


@pytest.fixture(params=["direct", "through sudo"])
def act(request: pytest.FixtureRequest) -> LocalAct:
    """Both ways of changing files."""
    return LocalAct(LocalLook(), AS_USER if request.param == "direct" else Unreachable(("env",)))


def test_a_new_file_gets_its_mode_and_its_folders(act: LocalAct, tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "daemon.json"
    write(act, path, b"{}\n", mode=0o640)
    assert path.read_bytes() == b"{}\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_what_is_restored_is_as_old_as_it_was(act: LocalAct, tmp_path: Path) -> None:
    path, copy = tmp_path / "x", tmp_path / "x.copy"
    path.write_bytes(b"old")
    os.utime(path, ns=(10**18, 10**18))
    act.back_up(str(path), str(copy), before=held(path))
    write(act, path, b"new")
    assert path.stat().st_mtime_ns > 10**18
    act.write_file(str(path), b"old", before=held(path), dated=str(copy))
    assert path.stat().st_mtime_ns == 10**18


def test_a_folder_is_removed_only_when_it_is_empty(act: LocalAct, tmp_path: Path) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    (folder / "of-somebody").write_bytes(b"")
    assert not act.remove_folder(str(folder))
    assert folder.is_dir()
    (folder / "of-somebody").unlink()
    assert act.remove_folder(str(folder))
    assert not folder.exists()
    assert act.remove_folder(str(folder)), "it is gone already"


def test_an_existing_file_keeps_its_mode(act: LocalAct, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"old")
    path.chmod(0o604)
    write(act, path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o604


def test_nothing_is_left_beside_a_written_file(act: LocalAct, tmp_path: Path) -> None:
    path = tmp_path / "x"
    write(act, path, b"1")
    write(act, path, b"2")
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


def test_what_an_earlier_crash_left_waiting_is_replaced(act: LocalAct, tmp_path: Path) -> None:
    path = tmp_path / "x"
    Path(temporary(str(path))).write_bytes(b"half of it")
    write(act, path, b"whole")
    assert path.read_bytes() == b"whole"
    assert [each.name for each in tmp_path.iterdir()] == ["x"]


def test_bytes_that_are_no_text_are_read_and_written_whole(act: LocalAct, tmp_path: Path) -> None:
    path, data = tmp_path / "x", bytes(range(256))
    write(act, path, data)
    assert act.read_file(str(path)) == data


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten(act: LocalAct, tmp_path: Path) -> None:
    path, planned = tmp_path / "x", digest(b"as planned") or ""
    path.write_bytes(b"meanwhile")
    for change in (
        lambda: act.write_file(str(path), b"ours", before=planned),
        lambda: act.write_file(str(path), b"ours", before=None),
        lambda: act.back_up(str(path), f"{path}.copy", before=planned),
        lambda: act.remove_file(str(path), before=planned),
    ):
        with pytest.raises(ChangedError):
            change()
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"x": b"meanwhile"}


def test_a_file_that_is_gone_meanwhile_is_not_made_anew(act: LocalAct, tmp_path: Path) -> None:
    with pytest.raises(ChangedError):
        act.write_file(str(tmp_path / "x"), b"ours", before=digest(b"as planned"))
    assert list(tmp_path.iterdir()) == []


def test_a_file_with_a_second_name_is_left_alone(act: LocalAct, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"1")
    os.link(path, tmp_path / "other")
    with pytest.raises(ActionError, match="hard links"):
        write(act, path, b"2")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"x": b"1", "other": b"1"}


def test_a_candidate_is_seen_by_its_owner_only_and_goes_with_the_run_that_was_killed(tmp_path: Path) -> None:
    folder = tmp_path / "drydock"
    act = LocalAct(LocalLook(), AS_USER, str(folder))
    first = Path(act.candidate("daemon.json", b"secret").path)
    assert (stat.S_IMODE(first.stat().st_mode), stat.S_IMODE(folder.stat().st_mode)) == (0o600, 0o700)
    gone = folder / "candidate-4194305-daemon.json"  # above any process number
    gone.write_bytes(b"secret")
    second = act.candidate("daemon.json", b"new")
    assert second.left_over == (str(gone),)
    assert [each.name for each in folder.iterdir()] == [Path(second.path).name]


def test_a_folder_of_somebody_else_holds_no_candidates(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "drydock").symlink_to(tmp_path / "real")
    with pytest.raises(ActionError):
        LocalAct(LocalLook(), AS_USER, str(tmp_path / "drydock")).candidate("daemon.json", b"secret")
    assert list((tmp_path / "real").iterdir()) == []


def test_a_file_that_is_not_there_reads_as_none(act: LocalAct, tmp_path: Path) -> None:
    assert act.read_file(str(tmp_path / "x")) is None
    assert act.stat(str(tmp_path / "x")) is None


def test_a_backup_has_the_mode_and_never_overwrites(act: LocalAct, tmp_path: Path) -> None:
    path, copy = tmp_path / "x", tmp_path / "x.drydock-1"
    path.write_bytes(b"1")
    path.chmod(0o600)
    act.back_up(str(path), str(copy), before=held(path))
    assert copy.read_bytes() == b"1"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    path.write_bytes(b"2")
    with pytest.raises(ActionError):
        act.back_up(str(path), str(copy), before=held(path))
    assert copy.read_bytes() == b"1"


def test_a_backup_of_nothing_is_an_error(act: LocalAct, tmp_path: Path) -> None:
    with pytest.raises(ActionError):
        act.back_up(str(tmp_path / "x"), str(tmp_path / "y"), before="")


def test_a_rename_never_overwrites(act: LocalAct, tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"a")
    (tmp_path / "b").write_bytes(b"b")
    with pytest.raises(ActionError):
        act.rename(str(tmp_path / "a"), str(tmp_path / "b"))
    act.rename(str(tmp_path / "a"), str(tmp_path / "c"))
    assert (tmp_path / "c").read_bytes() == b"a"
    assert (tmp_path / "b").read_bytes() == b"b"


def test_removing_what_is_gone_is_no_error(act: LocalAct, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"")
    act.remove_file(str(path))
    act.remove_file(str(path))
    assert not path.exists()


def test_a_link_is_seen_as_a_link() -> None:
    found = LocalAct(LocalLook(), AS_USER).stat("/proc/self")
    assert found is not None
    assert found.kind == "link"


def test_a_link_is_never_written_through(tmp_path: Path) -> None:
    target = tmp_path / "target"
    target.write_bytes(b"precious")
    (tmp_path / "link").symlink_to(target)
    act = LocalAct(LocalLook(), AS_USER)
    with pytest.raises(ActionError):
        write(act, tmp_path / "link", b"x")
    with pytest.raises(ActionError):
        act.read_file(str(tmp_path / "link"))
    assert target.read_bytes() == b"precious"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["link", "target"]


def test_extended_attributes_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"1")
    set_attribute(path, "user.drydock", b"kept")
    before = os.listxattr(path)
    write(LocalAct(LocalLook(), AS_USER), path, b"2")
    assert os.listxattr(path) == before


_ACL = struct.pack(
    "<I" + "HHI" * 5, 2, *(1, 6, _NOBODY), *(2, 4, 1), *(4, 4, _NOBODY), *(16, 4, _NOBODY), *(32, 0, _NOBODY)
)
"""user::rw-,user:1:r--,group::r--,mask::r--,other::--- (linux/posix_acl_xattr.h)"""


def test_an_attribute_that_the_other_program_cannot_keep_is_not_lost(tmp_path: Path) -> None:
    path, without = tmp_path / "x", tmp_path / "cp"
    path.write_bytes(b"1")
    set_attribute(path, "user.drydock", b"kept")
    without.write_text("#!/bin/sh\n[ $1 = cp ] && exec cp --preserve=mode -T -- $5 $6\nexec $*\n")
    without.chmod(0o755)
    with pytest.raises(ActionError, match=r"user\.drydock cannot be kept"):
        write(LocalAct(LocalLook(), Unreachable((str(without),))), path, b"2")
    assert (path.read_bytes(), os.getxattr(path, "user.drydock")) == (b"1", b"kept")


def test_an_acl_is_kept(act: LocalAct, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"1")
    set_attribute(path, "system.posix_acl_access", _ACL)
    write(act, path, b"2")
    assert os.getxattr(path, "system.posix_acl_access") == _ACL
    assert path.read_bytes() == b"2"


def test_a_failed_write_leaves_the_old_file_and_says_why(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    act = LocalAct(LocalLook(), AS_USER)
    with pytest.raises(ActionError) as caught:
        write(act, tmp_path / "folder", b"x")
    assert str(tmp_path / "folder") in caught.value.what
    assert [each.name for each in tmp_path.iterdir()] == ["folder"]


def test_a_command_gets_its_arguments_as_they_are_and_no_shell() -> None:
    act = LocalAct(LocalLook(), AS_USER)
    ran = act.execute(("printf", "%s|", "a b", "$(reboot)", "; ls", "`x`"), root=False, timeout_s=10)
    assert ran.out == "a b|$(reboot)|; ls|`x`|"


def test_an_exit_code_is_a_result() -> None:
    assert LocalAct(LocalLook(), AS_USER).execute(("false",), root=False, timeout_s=10).code == 1


def test_a_command_that_is_not_installed_is_an_error() -> None:
    with pytest.raises(ActionError, match="not installed"):
        LocalAct(LocalLook(), AS_USER).execute(("no-such-program-anywhere",), root=False, timeout_s=10)


def test_a_command_that_does_not_end_is_ended_with_its_children(tmp_path: Path) -> None:
    act, told = LocalAct(LocalLook(), AS_USER), tmp_path / "pid"
    with pytest.raises(ActionError, match="did not finish"):
        act.execute(("sh", "-c", f"sleep 60 & echo $! > {told}; wait"), root=False, timeout_s=0.5)
    with pytest.raises(ProcessLookupError):
        _signal_until_gone(int(told.read_text()))


def test_what_a_command_prints_is_bounded() -> None:
    act = LocalAct(LocalLook(), AS_USER)
    ran = act.execute(("head", "-c", "3000000", "/dev/zero"), root=False, timeout_s=20)
    assert ran.code == 0
    assert len(ran.out) < 2_000_000


def test_a_password_that_sudo_wants_is_said_with_what_to_type(tmp_path: Path) -> None:
    sudo = tmp_path / "sudo"
    sudo.write_text("#!/bin/sh\necho 'sudo: a password is required' >&2\nexit 1\n")
    sudo.chmod(0o755)
    act = LocalAct(LocalLook(), Rights((str(sudo),)))
    with pytest.raises(ActionError) as caught:
        act.execute(("systemctl", "restart", "docker"), root=True, timeout_s=10)
    assert caught.value.reference == "sudo-needs-password"
    assert "sudo -v" in caught.value.hint


def test_a_host_without_sudo_says_so() -> None:
    act = LocalAct(LocalLook(), Rights(("no-such-sudo",)))
    with pytest.raises(ActionError, match="sudo is not installed"):
        act.execute(("true",), root=True, timeout_s=10)


def test_sudo_is_not_asked_for_a_command_that_needs_no_root() -> None:
    assert LocalAct(LocalLook(), Rights(("no-such-sudo",))).execute(("true",), root=False, timeout_s=10).code == 0


def test_who_acts_is_a_user_on_a_host() -> None:
    user, _, host = LocalAct(LocalLook(), AS_USER).identity().partition("@")
    assert user
    assert host == os.uname().nodename


def _signal_until_gone(pid: int) -> None:
    """Ends with ProcessLookupError; an orphan is a zombie until its new parent has seen it end."""
    for _ in range(500):
        os.kill(pid, 0)
        if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z":
            raise ProcessLookupError
        time.sleep(0.01)


def test_an_interrupt_while_a_command_starts_ends_the_command(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    script = f"echo $$ > {mark}; kill -INT $PPID; exec sleep 60"
    for _ in range(10):  # when it comes is up to the kernel
        with pytest.raises(KeyboardInterrupt):
            run_child(("sh", "-c", script), timeout_s=30)
        with pytest.raises(ProcessLookupError):
            os.kill(int(mark.read_text()), 0)


def test_an_interrupt_while_a_command_starts_comes_as_soon_as_it_can_be_ended() -> None:
    held = HeldInterrupt()
    os.kill(os.getpid(), signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        held.release()
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
