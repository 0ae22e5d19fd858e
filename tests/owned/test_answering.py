"""Places that stop to answer while a program runs, or that answer none of a program with threads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.owned.answering import ask_places, silent_place, still_answers
from tests.needs import missing
from tests.owned import dying_mount, hung_mount

LONGEST_S = 40
pytestmark = pytest.mark.processes


def _beside(folder: Path, kind: str, what: str) -> str:
    folder.mkdir()
    places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(folder))
    server = [sys.executable, hung_mount.__file__, kind, str(folder), str(LONGEST_S)]
    command = [sys.executable, "-m", dying_mount.__name__, what, str(folder)]
    done = subprocess.run([*server, *command], env={**os.environ, **places}, capture_output=True, text=True, timeout=90)
    if done.returncode == hung_mount.CANNOT:
        missing(done.stderr)
    told = json.loads(done.stdout)
    assert told["code"] == 0, told
    return str(told["out"]).strip()


def test_a_journal_whose_mount_dies_is_gone_without_and_the_program_ends(tmp_path: Path) -> None:
    assert _beside(tmp_path / "hung", "dying", "journal") == "journal-silent"


def test_a_program_with_threads_diagnoses_beside_a_home_that_hangs(tmp_path: Path) -> None:
    assert _beside(tmp_path / "hung", "taken", "python") == "True"


def test_what_answers_goes_on_being_used(tmp_path: Path) -> None:
    ask_places([str(tmp_path / "not" / "there")])
    still_answers(tmp_path)
    assert silent_place(tmp_path) == ""
