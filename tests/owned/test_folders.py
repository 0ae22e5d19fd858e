"""As root, nothing in the home of another user is used, even where sudo has kept it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import platformdirs
import pytest

from assistant.config import read_config
from assistant.owned import folders
from assistant.owned.folders import APP, Kind, home_of_root, own_folder, passed_over, usual_folder
from assistant.wiring import Wiring, cache_folder, data_folder, own_knowledge
from tests.needs import as_root
from tests.owned.given import give_to_alice, home_of_alice

VARIABLES: Mapping[Kind, str] = {"config": "XDG_CONFIG_HOME", "data": "XDG_DATA_HOME", "cache": "XDG_CACHE_HOME"}


@pytest.fixture
def alice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Her home, which sudo has kept."""
    home = home_of_alice(tmp_path)
    monkeypatch.setenv("HOME", str(home))
    for variable in VARIABLES.values():
        monkeypatch.delenv(variable)
    return home


@as_root
def test_root_with_the_home_of_another_user_uses_its_own(alice: Path) -> None:
    for path in (cache_folder(), data_folder(), own_knowledge()):
        assert path.is_relative_to(home_of_root())
        assert not path.is_relative_to(alice)


@as_root
@pytest.mark.parametrize("kind", VARIABLES)
def test_a_variable_that_names_a_folder_of_another_user_is_not_followed(
    kind: Kind, alice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLES[kind], str(alice / "somewhere"))
    assert own_folder(kind).is_relative_to(home_of_root())


def test_a_folder_of_ones_own_is_used_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "made" / "later"))
    assert own_folder("data") == tmp_path / "made" / "later" / "drydock"
    assert passed_over("data") is None


@as_root
def test_what_is_passed_over_is_told_where_it_is_there(alice: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "home_of_root", lambda: alice.parent / "root")
    assert (passed_over("config"), passed_over("data")) == (None, None)
    own = alice / ".config" / "drydock"
    own.mkdir(parents=True)
    (own / "config.toml").write_text("width = 60")
    give_to_alice(own, own / "config.toml")
    told: list[str] = []
    assert Wiring(warn=told.append).config.width == 100
    assert told == [f"{own} is not used: as root, Drydock uses {alice.parent}/root/.config/drydock"]


@as_root
def test_a_named_configuration_of_another_user_is_left_out_and_said(
    alice: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (alice / "config.toml").write_text("width = 60")
    monkeypatch.setenv("DRYDOCK_CONFIG", str(alice / "config.toml"))
    config = read_config()
    assert config.width == 100
    assert f"try: chown root {alice}" in config.faults[0]
    assert not config.hiding


@as_root
def test_root_leaves_the_folders_of_another_user_to_them_in_the_whole_process(alice: Path, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    theirs = {"HOME": str(alice), "TMPDIR": str(alice / "tmp"), "DOCKER_CONFIG": str(alice), "PATH": "/usr/bin"}
    folders.leave_others(theirs)
    assert theirs == {"HOME": str(home_of_root()), "PATH": "/usr/bin"}
    ours = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path / "own"), "XDG_DATA_HOME": str(tmp_path / "own")}
    before = dict(ours)
    folders.leave_others(ours)
    assert ours == before


@pytest.mark.parametrize("named", [None, "", "/srv/x", "/srv/x/", "relative", "~/x", " "])
@pytest.mark.parametrize("home", ["/home/alice", "/home/alice/", "/", "relative", "", None])
def test_the_usual_folders_are_those_of_platformdirs(
    named: str | None, home: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, value in {"HOME": home, **dict.fromkeys(VARIABLES.values(), named)}.items():
        monkeypatch.delenv(variable, raising=False)
        if value is not None:
            monkeypatch.setenv(variable, value)
    assert [Path(usual_folder(kind)) for kind in VARIABLES] == [
        Path(each(APP))
        for each in (platformdirs.user_config_dir, platformdirs.user_data_dir, platformdirs.user_cache_dir)
    ]
