"""What a start does without: each of these once made the whole start longer, and none of it is needed for a text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.owned.mounts import can_hang, mounted

pytestmark = pytest.mark.processes
ERROR = "unable to configure the Docker daemon with file /etc/docker/daemon.json: invalid character '\"'\n"
WATCHED = """
import atexit, sys
trees, children = [], []
def watch(event, given):
    if event == "open" and str(given[0]).endswith(".yaml"):
        trees.append(str(given[0]))
    if event in ("os.fork", "os.posix_spawn", "os.exec", "subprocess.Popen"):
        children.append(event)
def tell(modules=sys.modules, seen=sys.argv.pop(1)):
    ours = sorted(each for each in modules if each.split(".")[0] == "assistant")
    others = sorted({each.split(".")[0] for each in modules} - {"assistant"})
    import json
    with open(seen, "w") as file:
        json.dump({"ours": ours, "others": others, "trees": trees, "children": children}, file)
sys.addaudithook(watch)
atexit.register(tell)
from assistant.cli import main
main()
"""
HEAVY = {
    "libraries that only other commands need": {
        "docker",
        "jinja2",
        "platformdirs",
        "prompt_toolkit",
        "psutil",
        "requests",
        "rich",
        "sqlite_utils",
        "yaml",
    },
    "the formats of archives, and what makes temporary files": {
        "bz2",
        "lzma",
        "random",
        "shutil",
        "tarfile",
        "tempfile",
    },
    "processes, sockets and what runs beside each other": {
        "asyncio",
        "concurrent",
        "multiprocessing",
        "queue",
        "socket",
        "ssl",
        "subprocess",
    },
    "what prints and reads in ways of its own": {
        "argparse",
        "csv",
        "email",
        "http",
        "json",
        "logging",
        "pprint",
        "xml",
    },
}
FOLDERS = {"cli", "config", "diagnosis", "kb", "matching", "model", "owned", "reasoning", "say", "session", "store"}
FOLDERS |= {"terminal", "text"}
ALONE = {"assistant", "assistant.ports", "assistant.probes", "assistant.probes.probe", "assistant.wiring"}
READINGS = ("assistant.probes.guarded", "assistant.probes.pasted", "assistant.probes.place")
"""Which blocks of a paste show something, and the marks of a place; what shows something is read when it is there."""
ONLY_OTHERS_NEED = {
    "assistant.probes.pasted.facts",
    "assistant.probes.pasted.look",
    "assistant.diagnosis.gather",
    "assistant.kb.load",
    "assistant.kb.trust",
    "assistant.text.json_output",
    "assistant.text.json_repair",
}
"""Looks at a host, the compiler of trees, what lets own trees run, and what is printed as JSON."""


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What the second of two starts has done; the first may have had to compile the knowledge."""
    folder = tmp_path_factory.mktemp("start")
    (folder / "error.txt").write_text(ERROR)
    command = [sys.executable, "-c", WATCHED, str(folder / "seen"), "diagnose", "--no-probe", str(folder / "error.txt")]
    environment = {**os.environ, "XDG_DATA_HOME": str(folder / "data")}
    for _ in range(2):
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        assert "daemon.json is not valid JSON" in done.stdout, done.stderr
    return json.loads(Path(folder / "seen").read_text())


@pytest.mark.parametrize("kind", HEAVY)
def test_reading_a_text_imports_nothing_heavy(start: Any, kind: str) -> None:
    assert HEAVY[kind] & set(start["others"]) == set()


def test_reading_a_text_imports_of_our_own_only_what_reads_texts(start: Any) -> None:
    others = [each for each in start["ours"] if each not in ALONE and not each.startswith(READINGS)]
    beyond = [each for each in others if each.split(".")[1] not in FOLDERS]
    assert beyond == []
    assert ONLY_OTHERS_NEED & set(start["ours"]) == set()


def test_knowledge_that_has_not_changed_is_not_read(start: Any) -> None:
    assert start["trees"] == []


def test_no_process_is_started_but_to_ask_folders_where_a_mount_can_hang(start: Any) -> None:
    assert set(start["children"]) == ({"os.fork"} if can_hang(mounted()) else set())


def test_the_first_prompt_waits_for_nothing_that_diagnoses_or_repairs() -> None:
    listed = "import sys, assistant.cli.talk; print(*(each for each in sys.modules if each.startswith('assistant.')))"
    done = subprocess.run([sys.executable, "-c", listed], capture_output=True, text=True, check=True)
    seen = {
        each for each in done.stdout.split() if each.split(".")[1] in ("steps", "repair", "probes", "export", "host")
    }
    assert seen <= {"assistant.probes", "assistant.probes.probe", "assistant.repair", "assistant.repair.record"}
