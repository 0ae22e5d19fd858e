"""Programs come from where nobody else can put them, and get nothing that loads foreign code."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.host import programs
from assistant.host.commands import run_command
from assistant.host.environment import docker_environment
from assistant.host.programs import environment, find_program, folders, why_not_found
from assistant.model.fact import Reason, Unknown
from assistant.model.look import Run
from tests.needs import as_root
from tests.owned.given import give_to_alice, home_of_alice


def program(folder: Path, name: str = "drydock-probe") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("#!/bin/sh\necho planted\n")
    (folder / name).chmod(0o755)
    return folder / name


def test_the_fixed_folders_come_first_whatever_the_path_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "bin", "sh")
    monkeypatch.setenv("PATH", f"{tmp_path}/bin:/usr/bin")
    assert find_program("sh") in {f"{folder}/sh" for folder in programs.FOLDERS}
    assert find_program("ldconfig") is not None


def test_a_folder_of_ones_own_in_the_path_is_looked_at_last(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", f".::{tmp_path}/bin")
    assert find_program("drydock-probe") is None
    assert find_program(str(program(tmp_path / "bin"))) == f"{tmp_path}/bin/drydock-probe"
    assert find_program("drydock-probe") == f"{tmp_path}/bin/drydock-probe"
    assert "." not in folders()


@as_root
@pytest.mark.processes
@pytest.mark.parametrize("whose", ["bin", "bin/drydock-probe", "."])
def test_root_runs_nothing_that_another_user_could_have_put_there(
    whose: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "alice"
    home.mkdir()
    program(home / "bin")
    give_to_alice(home / whose)
    monkeypatch.setenv("PATH", f"{home}/bin:/usr/bin")
    assert find_program("drydock-probe") is None
    reply = run_command(Run(("drydock-probe",)))
    assert isinstance(reply, Unknown)
    assert reply.reason is Reason.REFUSED
    assert "belongs to user 12345" in reply.detail


@as_root
def test_a_link_of_root_to_a_program_of_another_user_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(home_of_alice(tmp_path))
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "drydock-probe").symlink_to(tmp_path / "alice" / "drydock-probe")
    monkeypatch.setenv("PATH", f"{tmp_path}/bin")
    assert find_program("drydock-probe") is None


def test_what_is_nowhere_is_not_installed() -> None:
    assert why_not_found("drydock-probe") == Unknown(Reason.NOT_INSTALLED, "drydock-probe is not installed")


def test_commands_get_nothing_that_loads_code_and_what_leads_to_docker() -> None:
    loads = {"LD_PRELOAD": "/x.so", "LD_LIBRARY_PATH": "/x", "PYTHONPATH": "/x", "PERL5OPT": "-Mx", "BASH_ENV": "/x"}
    docker = {"DOCKER_HOST": "tcp://a:2376", "DOCKER_TLS_VERIFY": "1", "https_proxy": "http://p:3128"}
    found = environment({**loads, **docker, "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de", "PATH": "/planted"})
    assert not found.keys() & (loads.keys() | {"LANGUAGE"})
    assert found.items() >= docker.items()
    assert (found["LC_ALL"], found["TZ"]) == ("C", "UTC")
    assert found["PATH"].split(os.pathsep) == list(folders())


@as_root
def test_as_root_no_folder_of_another_user_is_handed_on_or_looked_at(tmp_path: Path) -> None:
    home = home_of_alice(tmp_path)
    (tmp_path / "own").mkdir()
    theirs = {"HOME": str(home), "DOCKER_CONFIG": str(home / ".docker"), "XDG_RUNTIME_DIR": str(home)}
    for found in (environment(theirs), docker_environment(theirs).variables):
        assert found["HOME"] == "/root" or not found["HOME"].startswith(str(home))
        assert not found.keys() & {"DOCKER_CONFIG", "XDG_RUNTIME_DIR"}
    ours = {"DOCKER_CONFIG": str(tmp_path / "own"), "HOME": str(tmp_path)}
    assert environment(ours).items() >= ours.items()


def test_the_path_of_the_person_is_still_seen() -> None:
    assert docker_environment({"PATH": "/home/alice/bin:."}).variables["PATH"] == "/home/alice/bin:."
