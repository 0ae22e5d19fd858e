"""A home, or a folder of one's own, on a mount that never answers: Drydock goes on without it, and says so once."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.run import DRYDOCK, Ended
from tests.needs import missing
from tests.owned import hung_mount

ERROR = "unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid character '\"'"
pytestmark = pytest.mark.processes
LONGEST_S = 60
ALL = ("settings", "trees", "sessions", "cached")


def _beside_hung(mount: Path, env: Mapping[str, str], *arguments: str, kind: str = "taken") -> Ended:
    """A command of Drydock in a mount namespace in which a folder hangs."""
    mount.mkdir()
    server = [sys.executable, hung_mount.__file__, kind, str(mount), str(LONGEST_S)]
    done = subprocess.run(
        [*server, *DRYDOCK, *arguments], env={**os.environ, **env}, capture_output=True, timeout=LONGEST_S * 2
    )
    if done.returncode == hung_mount.CANNOT:
        missing(done.stderr.decode())
    assert done.returncode == 0, done.stderr.decode()
    told = json.loads(done.stdout)
    assert told["code"] is not None, "it hangs"
    return Ended(**told)


@pytest.fixture
def home(tmp_path: Path) -> Mapping[str, str]:
    """An environment with all of one's own folders in a home that is about to hang."""
    inside = tmp_path / "hung"
    return {
        "HOME": str(inside),
        "XDG_CONFIG_HOME": str(inside / ".config"),
        "XDG_DATA_HOME": str(inside / ".local/share"),
        "XDG_CACHE_HOME": str(inside / ".cache"),
    }


@pytest.mark.parametrize("kind", ["unheard", "taken"])
def test_the_trees_are_listed_beside_a_home_that_hangs_and_it_is_told_once(
    tmp_path: Path, home: Mapping[str, str], kind: str
) -> None:
    ended = _beside_hung(tmp_path / "hung", home, "kb", "list", kind=kind)
    assert ended.code == 0
    assert "daemon/api-port-taken" in ended.out
    assert ended.err.count("no answer") == 1
    assert all(each in ended.err for each in ALL)


def test_sessions_that_cannot_be_read_are_not_said_to_be_none(tmp_path: Path, home: Mapping[str, str]) -> None:
    ended = _beside_hung(tmp_path / "hung", home, "history")
    assert ended.code == 1
    assert "There are no sessions" not in ended.out
    assert "journal-silent" in ended.err


def test_a_text_is_diagnosed_and_the_other_folders_are_used(tmp_path: Path) -> None:
    error = tmp_path / "error.txt"
    error.write_text(ERROR)
    env = {"XDG_DATA_HOME": str(tmp_path / "hung")}
    ended = _beside_hung(tmp_path / "hung", env, "diagnose", "--no-probe", str(error))
    assert ended.code == 0
    assert "sessions" in ended.err
    assert "cached" not in ended.err
    assert ended.err.count("warning:") == 1


def test_a_folder_of_the_path_that_hangs_keeps_no_look_at_the_host_waiting(tmp_path: Path) -> None:
    env = {"PATH": f"{tmp_path / 'hung'}{os.pathsep}{os.environ['PATH']}"}
    assert _beside_hung(tmp_path / "hung", env, "doctor", "--json").code in (0, 5)
