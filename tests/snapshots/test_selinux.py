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

pytestmark = pytest.mark.processes

CAUSE = "daemon/selinux-overlay2-kernel-too-old"
GLUED = (
    "selinux is notsupported with the overlay2 graph driver on this kernel. either boot into anewer kernel or disable "
    "selinux in docker (--selinux-enabled=false)"
)
DRYDOCK = str(Path(sys.executable).with_name("drydock"))


def _drydock(home: Path, *arguments: str, text: str = PASTE) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [DRYDOCK, *arguments, "--host", f"snapshot:{FILE}"],
        input=text,
        capture_output=True,
        text=True,
        env={"HOME": str(home), "PATH": os.environ["PATH"], "XDG_CACHE_HOME": os.environ["XDG_CACHE_HOME"]},
        timeout=60,
    )


@pytest.fixture(scope="module", params=[PASTE, GLUED], ids=["as printed", "lower-cased without line ends"])
def diagnosis(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What `diagnose --json` says of the paste and the snapshot."""
    done = _drydock(tmp_path_factory.mktemp("home"), "diagnose", "-", "--json", text=request.param)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_the_cause_is_confirmed_by_the_kernel_and_by_dockers_options(diagnosis: dict[str, Any]) -> None:
    best = diagnosis["causes"][0]
    assert (best["id"], best["status"]) == (CAUSE, "confirmed")
    values = [(fact["fact"], fact["value"]) for fact in diagnosis["facts"] if fact["state"] == "known"]
    assert ("selinux.docker_enabled", True) in values
    assert ("kernel.version", "3.10.0-514.el7.x86_64") in values


def test_the_missing_group_of_this_host_is_not_taken_for_a_fault(diagnosis: dict[str, Any]) -> None:
    effects = diagnosis["causes"][0]["root_of"]
    confirmed = [cause["id"] for cause in diagnosis["causes"] if cause["status"] == "confirmed"]
    assert [cause for cause in confirmed if cause not in effects] == [CAUSE]


def test_the_fixes_are_to_start_without_labels_or_to_take_the_newer_kernel(diagnosis: dict[str, Any]) -> None:
    newer_kernel, without_labels = diagnosis["causes"][0]["fixes"]
    assert without_labels["steps"][0]["action"]["flag"] == "selinux-enabled"
    assert "no longer separated" in without_labels["breaks"]
    assert "kernel" in newer_kernel["title"]


def test_no_fix_switches_selinux_off_for_the_host(diagnosis: dict[str, Any]) -> None:
    steps = [step for fix in diagnosis["causes"][0]["fixes"] for step in fix["steps"]]
    assert not any({"setenforce", "/etc/selinux/config"} & set(step["command"]) for step in steps)
    assert not any("/etc/selinux" in str(step["action"]) for step in steps)


def test_nothing_can_be_changed_on_a_snapshot(tmp_path: Path) -> None:
    done = _drydock(tmp_path, "fix", "-", "--yes", "--allow", "destructive")
    assert done.returncode == 1
    assert "only be looked at" in done.stderr
