"""What is cut off is Unknown, and says how much of it was read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import assistant.probes
from assistant.model.fact import Absent, Reason, Unknown
from assistant.model.look import Content, Ran
from assistant.probes.whole import read_whole, run_whole
from tests.probes.replay import ReplayLook

READ = {"type": "read", "path": "/etc/group"}
RUN = {"type": "run", "argv": ["getent", "group", "docker"]}
FILES = [path for path in Path(assistant.probes.__file__).parent.rglob("*.py") if path.name != "whole.py"]


def test_a_whole_file_is_its_content_and_none_is_absent() -> None:
    assert read_whole(ReplayLook([[READ, {"type": "content", "text": "a"}]]), "/etc/group") == Content("a")
    assert read_whole(ReplayLook([[READ, {"state": "absent"}]]), "/etc/group") == Absent()


def test_a_part_of_a_file_is_unknown() -> None:
    found = read_whole(ReplayLook([[READ, {"type": "content", "text": "é" * 10, "cut": True}]]), "/etc/group")
    assert found == Unknown(Reason.UNREADABLE, "/etc/group: only the first 20 bytes were read")


def test_a_part_of_an_output_is_unknown() -> None:
    argv = ("getent", "group", "docker")
    assert run_whole(ReplayLook([[RUN, {"type": "ran", "code": 2, "out": ""}]]), argv) == Ran(2, "")
    found = run_whole(ReplayLook([[RUN, {"type": "ran", "code": 0, "out": "x", "cut": True}]]), argv)
    assert found == Unknown(Reason.UNREADABLE, "getent group docker: only the first 1 bytes were read")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.stem))
def test_no_probe_reads_or_runs_but_as_a_whole_unless_it_wants_the_end(path: Path) -> None:
    own = re.findall(r"look\.(?:read|run)\(.*", path.read_text())
    assert [each for each in own if "tail=True" not in each] == []
