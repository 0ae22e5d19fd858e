"""A new kind of action is two files: its type in the model and how it is done; nothing else has to know of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant import steps
from assistant.model.actions import KINDS

ROOT = Path(__file__).parents[2]
NEW = Path(__file__).parent / "new_action"


@pytest.mark.processes
def test_two_files_make_an_action_that_is_linted_filled_shown_done_and_taken_back(tmp_path: Path) -> None:
    package = tmp_path / "assistant"
    shutil.copytree(ROOT / "assistant", package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(NEW / "action.txt", package / "model" / "actions" / "set_hostname.py")
    shutil.copy(NEW / "kind.txt", package / "steps" / "set_hostname.py")
    paths = os.pathsep.join((str(tmp_path), str(ROOT)))
    argv = (sys.executable, "-P", str(NEW / "try_out.py"), str(tmp_path / "knowledge"))
    ran = subprocess.run(argv, env=os.environ | {"PYTHONPATH": paths}, cwd=tmp_path, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stderr


def test_every_action_that_changes_the_host_has_its_kind_of_step_and_no_kind_is_without_an_action() -> None:
    assert steps.kinds() == {kind.tag() for kind in KINDS if kind.is_change}


def test_every_kind_of_step_has_its_tests() -> None:
    assert steps.kinds() <= {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}


def test_every_action_stands_in_the_file_that_is_named_as_its_kind() -> None:
    assert [kind.__module__.rsplit(".", 1)[1] for kind in KINDS] == [kind.tag() for kind in KINDS]


def test_every_action_can_be_written_in_a_tree_and_has_roles_for_fields_that_it_has() -> None:
    assert all(kind.forms for kind in KINDS)
    assert all(set(kind.roles) <= set(kind.__struct_fields__) for kind in KINDS)
