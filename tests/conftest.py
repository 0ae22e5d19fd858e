"""For all tests: nothing of the person who runs them is read or written."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

_FOLDERS = ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep away from the real home and cache; the compiled knowledge is shared by the tests of one run."""
    folder: Path = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        for name in _FOLDERS:
            patch.setenv(name, str(folder / name.lower()))
        for name in [each for each in os.environ if each.startswith("DRYDOCK_")]:
            patch.delenv(name)
        yield
