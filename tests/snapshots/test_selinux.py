"""A host with SELinux, which no lab has, is diagnosed from its snapshot as the user would: the command, the paste."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.snapshots.centos_7 import FILE, PASTE

CAUSE = "daemon/selinux-overlay2-kernel-too-old"
DRYDOCK = str(Path(sys.executable).with_name("drydock"))


def _drydock(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [DRYDOCK, *arguments, "--host", f"snapshot:{FILE}"],
        input=PASTE,
        capture_output=True,
        text=True,
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
        timeout=60,
    )


@pytest.fixture(scope="module")
def diagnosis(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `diagnose --json` says of the paste and the snapshot."""
    done = _drydock(tmp_path_factory.mktemp("home"), "diagnose", "-", "--json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_cause_is_confirmed_by_the_kernel_and_by_dockers_options(diagnosis: dict[str, Any]) -> None:
    best = diagnosis["causes"][0]
    assert (best["id"], best["status"]) == (CAUSE, "confirmed")
    values = [(fact["fact"], fact["value"]) for fact in diagnosis["facts"] if fact["state"] == "known"]
    assert ("selinux.docker_enabled", True) in values
    assert ("kernel.version", "3.10.0-514.el7.x86_64") in values


def test_no_step_of_the_first_fix_switches_selinux_off_for_the_host(diagnosis: dict[str, Any]) -> None:
    first = diagnosis["causes"][0]["fixes"][0]
    assert first["steps"]
    assert not any("setenforce" in " ".join(step["command"]) for step in first["steps"])


def test_nothing_can_be_changed_on_a_snapshot(tmp_path: Path) -> None:
    done = _drydock(tmp_path, "fix", "-", "--yes")
    assert done.returncode == 1
    assert "only be looked at" in done.stderr
