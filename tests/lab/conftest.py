"""Fixtures of the lab: real hosts, one or more a test, gone when the test is over."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab.hosts.labhost import LabHost
from tests.lab.hosts.readiness import why_not
from tests.lab.hosts.sweep import sweep

_HERE = Path(__file__).parent
_REPOSITORY = _HERE.parent.parent


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known, whatever the project's own list says."""
    config.addinivalue_line("markers", "lab: needs a machine that can carry real Docker hosts (root, Debian)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that lives here."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.lab)


@pytest.fixture(scope="session")
def lab() -> Iterator[None]:
    """Have the lab ready; without it the test is skipped, under CI it fails."""
    reason = why_not()
    if reason and os.environ.get("CI"):
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    sweep()
    yield
    sweep()


@pytest.fixture
def host(lab: None) -> Iterator[LabHost]:
    """Boot a fresh, healthy host on which this code and its Python can be run."""
    with LabHost(visible_folders()) as booted:
        yield booted


def visible_folders() -> tuple[Path, ...]:
    """Return the folders that a lab host must see at their own place to run Drydock."""
    return (_REPOSITORY, Path(sys.prefix), Path(sys.base_prefix))
