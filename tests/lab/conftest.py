"""Fixtures of the lab: real hosts, one or more a test, gone when the test is over."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab.drydock import DRYDOCK
from tests.lab.faults import belongings
from tests.lab.faults.catalogue import FAULTS
from tests.lab.faults.fault import Fault
from tests.lab.hosts import loopdevices
from tests.lab.hosts.labhost import LabHost
from tests.lab.hosts.readiness import why_not
from tests.lab.hosts.sweep import sweep
from tests.lab.ways.catalogue import reachable, tally
from tests.needs import missing

UNDONE = "undone fix"
"""The property of a test's report that names a fix that was done, taken back and compared."""
WHOLE = os.environ.get("DRYDOCK_LAB") == "whole"
"""Everything is tried, however long it takes: `make lab`."""
_LIKE_ANOTHER = (
    *("daemon-json-duplicates-flag", "daemon-json-unknown-key", "daemon-json-graph"),
    *("docker-group-missing-for-dockerd", "socket-file-deleted", "resolver-knows-nothing", "docker0-without-ipv4"),
    *("chains-flushed", "exec-without-bash", "inodes-used-up", "exit-137-killed", "exit-137-health-check"),
)
"""Faults that take the same way through Drydock as one that every run tries."""
TRIED = tuple(fault for fault in FAULTS if WHOLE or fault.id not in _LIKE_ANOTHER)

_HERE = Path(__file__).parent
_REPOSITORY = _HERE.parent.parent


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known, whatever the project's own list says."""
    config.addinivalue_line("markers", "lab: needs a machine that can carry real Docker hosts (root, Debian)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test that boots hosts."""
    for item in items:
        if "lab" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.lab)


@pytest.fixture(scope="session")
def lab() -> Iterator[None]:
    """Have the lab ready; without it the test is skipped, under CI it fails."""
    reason = why_not()
    if reason:
        missing(reason)
    sweep()
    yield
    sweep()


@pytest.fixture(scope="session")
def compiled(lab: None) -> Path:
    """The knowledge, compiled once: each fresh host would take seconds for it. Only root has it."""
    home = _REPOSITORY / ".pytest_cache" / f"lab-{os.getpid()}"
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    folders = dict.fromkeys(("XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(home))
    argv = (DRYDOCK, "diagnose", "--no-probe", "-")
    subprocess.run(argv, input=b"no space left on device", env=os.environ | folders, check=True, capture_output=True)
    return home / "drydock"


@pytest.fixture
def host(compiled: Path) -> Iterator[LabHost]:
    """Boot a fresh, healthy host on which this code and its Python can be run."""
    with LabHost(visible_folders()) as booted:
        give(booted, compiled)
        yield booted


@pytest.fixture(params=TRIED, ids=[fault.id for fault in TRIED])
def fault(request: pytest.FixtureRequest) -> Fault:
    """Choose each fault in turn."""
    chosen: Fault = request.param
    return chosen


@pytest.fixture
def prepared(compiled: Path, fault: Fault) -> Iterator[LabHost]:
    """Boot a host that is ready for the fault and still healthy."""
    turn = loopdevices.turn() if fault.shares_loop_devices else contextlib.nullcontext()
    with turn, LabHost(visible_folders(), fault.volume) as host:
        give(host, compiled)
        belongings.unpack(host)
        fault.setup(host)
        yield host


def give(host: LabHost, compiled: Path) -> None:
    """Let root's first start on a host find the compiled knowledge."""
    host.check("sh", "-c", f"umask 077; mkdir -p /root/.cache/drydock; cp {compiled}/*.bin /root/.cache/drydock/")


def visible_folders() -> tuple[Path, ...]:
    """Return the folders that a lab host must see at their own place to run Drydock."""
    return (_REPOSITORY, Path(sys.prefix), Path(sys.base_prefix))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say which of the changing fixes of the knowledge were done, taken back and compared in this run."""
    passed = terminalreporter.stats.get("passed", [])
    tried = sorted({str(value) for each in passed for name, value in each.user_properties if name == UNDONE})
    if tried:
        terminalreporter.write_line(f"Done, undone, compared: {len(tried)} of these; {tally()}.")
        left = [name for name in reachable() if name not in tried]
        terminalreporter.write_line(f"Not in this run: {', '.join(left) if WHOLE else len(left)}")
