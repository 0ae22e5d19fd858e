"""For all tests: nothing of the person who runs them, or of their machine, is read, written or started."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from tests.bounds import BOUNDS, MARKS
from tests.needs import missing

# No property is about time, nor about luck: a busy machine fails none, and the same code meets the same values.
settings.register_profile("drydock", deadline=None, max_examples=30, derandomize=True)
settings.load_profile("drydock")

_FOLDERS = ("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")
_FOREIGN = ("DRYDOCK_", "DOCKER_", "COMPOSE_")
_PERSON = dict(os.environ)


def pytest_configure(config: pytest.Config) -> None:
    """Make the marks known and watch."""
    for mark, says in MARKS.items():
        config.addinivalue_line("markers", f"{mark}: {says}")
    BOUNDS.watch()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Hold the test's bounds while its fixtures are made."""
    with BOUNDS.around(mark.name for mark in item.iter_markers()):
        yield


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Hold the test's bounds while it runs."""
    with BOUNDS.around(mark.name for mark in item.iter_markers()):
        yield


@pytest.fixture(scope="session", autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep away from the real home, cache and engine; the compiled knowledge is shared by the tests of one run."""
    folder: Path = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(folder))
        for name in _FOLDERS:
            patch.setenv(name, str(folder / name.lower()))
        for name in [each for each in os.environ if each.startswith(_FOREIGN)]:
            patch.delenv(name)
        yield


@pytest.fixture(scope="session")
def root() -> None:
    """Be root."""
    if os.geteuid() != 0:
        missing("only root can give files away")


@pytest.fixture(scope="session")
def person() -> Mapping[str, str]:
    """The environment of the person who runs the tests, for what must use their caches and mirrors."""
    return _PERSON
