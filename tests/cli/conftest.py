"""Trees of one's own. They are compiled with all the others, which takes seconds: once for a file of tests."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def _own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same place for a file of tests, as where a tree lies is part of what is compiled."""
    return tmp_path_factory.mktemp("own")


@pytest.fixture
def own_trees(_own: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder for trees of one's own, and a cache beside the one that the other tests share."""
    folder = _own / "knowledge"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    monkeypatch.setenv("DRYDOCK_KNOWLEDGE", str(folder))
    monkeypatch.setenv("XDG_CACHE_HOME", str(_own / "cache"))
    return folder
