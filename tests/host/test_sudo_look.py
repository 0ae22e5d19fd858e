"""Looks through a stand-in for sudo: what this user is refused is seen, and nothing is done."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from assistant.host.act import LocalAct
from assistant.host.rights import Rights
from assistant.host.sudo_look import SudoLook
from assistant.model.errors import ActionError
from assistant.model.fact import Absent, Reason, Unknown
from assistant.model.look import Content, DialFailed, Engine, ListDir, Names, Ran, Read, Response, Run, Stat, Status
from assistant.model.relay import Relay
from tests.host.engines import Elsewhere, engine_on_unix

pytestmark = pytest.mark.processes

DENIED = Unknown(Reason.DENIED, "Permission denied", "run Drydock with sudo")
SUDO = """\
#!{python}
import os, re, socket, sys, threading
argv = sys.argv[1:]
with open(__file__ + ".log", "a") as log:
    print(*argv, file=log)
if {says!r}:
    sys.exit({says!r})
if "dial-stdio" not in argv:
    os.execvp(argv[0], argv)
path = argv[argv.index("--host") + 1].removeprefix("unix://")
engine = socket.socket(socket.AF_UNIX)
try:
    engine.connect(path)
except OSError as error:
    sys.exit(f"failed to open the raw stream connection: dial unix {{path}}: connect: {{error.strerror.lower()}}")
def carry(take, give):
    while part := take():
        give(part)
threading.Thread(target=carry, args=(lambda: os.read(0, 65536), engine.sendall), daemon=True).start()
carry(lambda: engine.recv(65536), lambda part: os.write(1, part))
"""


class Refused(Relay):
    """A user who is refused everything that needs rights."""

    def read(self, ask: Read) -> Unknown:
        return DENIED

    def stat(self, ask: Stat) -> Unknown:
        return DENIED

    def list(self, ask: ListDir) -> Unknown:
        return DENIED

    def run(self, ask: Run) -> Ran:
        return Ran(0, "as this user")

    def engine(self, ask: Engine) -> DialFailed:
        return DialFailed("denied", "Permission denied")


class Sudo:
    """A stand-in for sudo that runs what it is given, and keeps what that was."""

    def __init__(self, folder: Path, says: str = "") -> None:
        self.path = folder / "sudo"
        self.path.write_text(SUDO.format(python=sys.executable, says=says))
        self.path.chmod(0o755)

    def look(self, url: str = "") -> SudoLook:
        return SudoLook(Refused(Elsewhere(url)), (str(self.path),))

    @property
    def ran(self) -> str:
        log = Path(f"{self.path}.log")
        return log.read_text() if log.exists() else ""


@pytest.fixture
def sudo(tmp_path: Path) -> Sudo:
    """It lends its rights."""
    return Sudo(tmp_path)


def test_the_engine_answers_through_sudo_to_a_user_who_may_not_open_its_socket(sudo: Sudo, tmp_path: Path) -> None:
    with engine_on_unix(tmp_path / "docker.sock") as url:
        reply = sudo.look(url).engine(Engine("/info"))
    assert isinstance(reply, Response)
    assert "ApiVersion" in reply.text
    # The engine that is asked is the one that refused: no context and no DOCKER_HOST of root's own.
    assert f"docker --host {url} system dial-stdio" in sudo.ran
    assert sudo.ran.startswith("timeout ")


@pytest.mark.sockets
def test_a_call_that_changes_something_goes_through_sudo_to_the_same_engine(sudo: Sudo, tmp_path: Path) -> None:
    with engine_on_unix(tmp_path / "docker.sock") as url:
        act = LocalAct(Elsewhere(url), Rights((str(sudo.path),)))
        reply = act.engine("POST", "/containers/web/start", endpoint=url, root=True)
        assert reply == (200, "POST /v1.41/containers/web/start")
        assert f"docker --host {url} system dial-stdio" in sudo.ran
        asked = sudo.ran
        act.engine("POST", "/containers/web/start", endpoint=url)
        assert sudo.ran == asked, "without root's rights it is called directly"


@pytest.mark.sockets
@pytest.mark.parametrize("says", ["sudo: a password is required", "sudo: docker: not found"])
def test_a_call_that_sudo_refuses_is_an_error_that_says_so(tmp_path: Path, says: str) -> None:
    with engine_on_unix(tmp_path / "docker.sock") as url, pytest.raises(ActionError, match="sudo"):
        LocalAct(Elsewhere(url), Rights((str(Sudo(tmp_path, says).path),))).engine(
            "POST", "/x", endpoint=url, root=True
        )


def test_no_call_is_made_as_root_to_an_engine_elsewhere(sudo: Sudo) -> None:
    act = LocalAct(Elsewhere("tcp://127.0.0.1:1"), Rights((str(sudo.path),)))
    with pytest.raises(ActionError, match="only root"):
        act.engine("POST", "/x", endpoint="tcp://127.0.0.1:1", root=True)
    assert "dial-stdio" not in sudo.ran


def test_where_nobody_listens_that_is_known(sudo: Sudo, tmp_path: Path) -> None:
    assert sudo.look(f"unix://{tmp_path}/docker.sock").engine(Engine("/info")) == DialFailed(
        "no-socket", "no such file or directory"
    )


@pytest.mark.parametrize(
    "says", ["sudo: a password is required", "docker: 'system' is not a docker command.", "sudo: docker: not found"]
)
def test_where_sudo_or_docker_do_not_serve_it_stays_refused(tmp_path: Path, says: str) -> None:
    with engine_on_unix(tmp_path / "docker.sock") as url:
        assert Sudo(tmp_path, says).look(url).engine(Engine("/info")) == DialFailed("denied", "Permission denied")


def test_an_engine_elsewhere_is_not_asked_through_sudo(sudo: Sudo) -> None:
    reply = sudo.look("tcp://127.0.0.1:1").engine(Engine("/info"))
    assert isinstance(reply, DialFailed)
    assert (reply.why, sudo.ran) == ("denied", "")


def test_a_file_is_read_with_its_limit(sudo: Sudo, tmp_path: Path) -> None:
    (tmp_path / "daemon.json").write_text('{"debug": true}')
    look, path = sudo.look(), str(tmp_path / "daemon.json")
    assert look.read(Read(path)) == Content('{"debug": true}')
    assert look.read(Read(path, limit_bytes=8)) == Content('{"debug"', cut=True)
    assert look.read(Read(path, limit_bytes=5, tail=True)) == Content("true}", cut=True)


def test_what_is_no_file_is_not_opened(sudo: Sudo) -> None:
    assert sudo.look().read(Read("/dev/null")) == DENIED
    assert "head" not in sudo.ran


def test_paths_and_folders_are_seen_and_what_is_not_there_is_absent(sudo: Sudo, tmp_path: Path) -> None:
    folder = tmp_path / "two words"
    folder.mkdir(mode=0o710)
    (folder / "a\nb").touch()
    found = sudo.look().stat(Stat(str(folder)))
    assert isinstance(found, Status)
    assert (found.kind, found.mode) == ("directory", 0o710)
    assert sudo.look().list(ListDir(str(folder))) == Names(("a\nb",))
    assert sudo.look().stat(Stat(str(folder / "gone"))) == Absent()
    assert sudo.look().list(ListDir(str(folder / "gone"))) == Absent()


def test_a_program_that_shows_root_more_runs_through_sudo_and_no_other(sudo: Sudo) -> None:
    look = sudo.look()
    assert look.run(Run(("df", "-P", "/"))) != Ran(0, "as this user")
    assert look.run(Run(("id", "-u"))) == Ran(0, "as this user")
    assert look.run(Run(("journalctl", "--user"))) == Ran(0, "as this user")


def test_a_command_that_sudo_refuses_meanwhile_is_looked_at_as_this_user(tmp_path: Path) -> None:
    look = Sudo(tmp_path, "sudo: a password is required").look()
    assert look.run(Run(("df", "-P", "/"))) == Ran(0, "as this user")
    assert look.read(Read("/etc/hostname")) == DENIED
    assert look.stat(Stat("/etc/hostname")) == DENIED


def test_rights_that_cannot_be_had_without_a_password_are_asked_for_once(tmp_path: Path) -> None:
    sudo = Sudo(tmp_path, "sudo: a password is required")
    rights = Rights((str(sudo.path),))
    assert [rights.lends, rights.lends] == [False, False]
    assert sudo.ran.splitlines() == ["true"]


def test_root_is_lent_nothing() -> None:
    assert not Rights(()).lends
