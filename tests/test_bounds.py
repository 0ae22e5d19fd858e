"""A test reaches nothing of this machine unless it asks for it, and what swallows the refusal fails all the same."""

import os
import pwd
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest

from assistant.host.local import LocalLook
from assistant.model.look import Dial, Dns, Engine, Run
from tests.bounds import BOUNDS, OutOfBoundsError
from tests.host.servers import http, listening

REAL_HOME = Path(pwd.getpwuid(os.getuid()).pw_dir)
REACHES: dict[str, Callable[[], object]] = {
    "a process": lambda: subprocess.run(["true"], check=False),
    "a command of a probe": lambda: LocalLook().run(Run(("true",))),
    "a shell": lambda: os.system("true"),
    "a fork": os.fork,
    "the engine's own socket": lambda: LocalLook().engine(Engine("/_ping", endpoint="unix:///var/run/docker.sock")),
    "a connection through any library": lambda: HTTPConnection("127.0.0.1", 2375).connect(),
    "an engine at an address": lambda: LocalLook().engine(Engine("/_ping", endpoint="tcp://192.0.2.1:2375")),
    "a port of another machine": lambda: LocalLook().dial(Dial("192.0.2.1", 443)),
    "a port of this machine": lambda: LocalLook().dial(Dial("127.0.0.1", 2375)),
    "a name": lambda: socket.getaddrinfo("registry.example.com", 443),
    "a name server": lambda: LocalLook().dns(Dns("example.com", "192.0.2.1", timeout_s=0.1)),
    "the real home": lambda: (REAL_HOME / ".docker" / "config.json").read_text(),
}


@pytest.mark.parametrize("reach", REACHES.values(), ids=REACHES)
def test_what_was_not_asked_for_is_refused(reach: Callable[[], object]) -> None:
    with pytest.raises(OutOfBoundsError):
        reach()
    BOUNDS.forgive()


@pytest.mark.processes
def test_a_process_that_was_asked_for_runs() -> None:
    assert subprocess.run([sys.executable, "-c", "print(1)"], capture_output=True, check=True).stdout == b"1\n"


@pytest.mark.sockets
def test_a_server_of_the_tests_own_can_be_reached_and_no_other(tmp_path: Path) -> None:
    with listening(http("ok")) as address:
        socket.create_connection(address).close()
    with listening(http("ok"), tmp_path / "s") as (path, _), socket.socket(socket.AF_UNIX) as connection:
        connection.connect(path)
    with pytest.raises(OutOfBoundsError), socket.socket() as other:
        other.connect(("192.0.2.1", 443))
    with pytest.raises(OutOfBoundsError), socket.socket(socket.AF_UNIX) as engine:
        engine.connect("/var/run/docker.sock")
    BOUNDS.forgive()


def test_home_and_the_engine_in_force_are_not_those_of_the_person_who_runs_the_tests() -> None:
    assert Path.home() != REAL_HOME
    assert not list(Path.home().glob(".docker*"))
    assert [name for name in os.environ if name.startswith("DOCKER_")] == []


def test_a_refusal_that_something_swallowed_still_fails_the_test() -> None:
    with pytest.raises(OutOfBoundsError, match=r"pytest\.mark\.processes"), BOUNDS.around(()), suppress(BaseException):
        subprocess.run(["true"], check=False)
