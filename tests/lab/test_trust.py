"""On a real host: root runs nothing that another user has put in its way, and nothing that it was not shown."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.kb.tunnel import TEXT, tunnel
from tests.lab.conftest import visible_folders
from tests.lab.drydock import DRYDOCK
from tests.lab.hosts.labhost import LabHost
from tests.lab.hosts.processes import Outcome

TREE = tunnel(
    """\
- {fact: disk.exists, of: /etc/planted-1, is: false, effect: confirms, says: they are gone}
- {fact: disk.exists, of: /etc/planted-1, is: true, effect: excludes, says: they are there}""",
    """\
- {write_file: {file: /etc/planted-1, content: "1\\n"}, why: The tunnel reads the first.}
- {write_file: {file: /etc/planted-2, content: "2\\n"}, why: The tunnel reads the second.}
- {write_file: {file: /etc/planted-3, content: "3\\n"}, why: The tunnel reads the third.}""",
    "/etc/planted-1",
)
TYPES_AHEAD = f"""
from tests.terminal.pseudo import Terminal
terminal = Terminal([{str(DRYDOCK)!r}, "fix", "/root/error.txt"])
def asked(title):
    terminal.wait_for(title)
    terminal.seen = terminal.seen.partition(title)[2]
    terminal.wait_for("Run this step? [y/N]")
terminal.type("y\\ny\\ny\\n")
asked("Write /etc/planted-1 ")
terminal.type("y\\ny\\ny\\n")
asked("Write /etc/planted-2 ")
terminal.type("n\\n")
asked("undoes: Write /etc/planted-1")
terminal.type("n\\n")
terminal.wait_for("To see this session again")
"""


@pytest.fixture(scope="module")
def shared(lab: None) -> Iterator[LabHost]:
    """One host for these tests: none of them leaves anything on it."""
    with LabHost(visible_folders()) as booted:
        yield booted


def put(host: LabHost, path: str, text: str) -> None:
    host.check("mkdir", "-p", str(Path(path).parent))
    host.write(path, text)


def planted(host: LabHost) -> str:
    return host.run("bash", "-c", "cd /etc && ls -d planted-*").out


def fix(host: LabHost, *, yes: bool = True, **env: str) -> Outcome:
    return host.run(
        str(DRYDOCK), "fix", *(["--yes", "--allow", "security"] if yes else []), "-", stdin=TEXT, env=env, timeout_s=120
    )


def test_nothing_in_the_home_or_the_path_of_another_user_makes_root_do_anything(shared: LabHost) -> None:
    shared.check("useradd", "--create-home", "eve")
    put(shared, "/home/eve/.config/drydock/knowledge/site/tunnel-down.yaml", TREE)
    put(shared, "/etc/victim", "precious\n")
    shared.check("mkdir", "-p", "/home/eve/.local/share/drydock", "/home/eve/bin")
    shared.check("ln", "-s", "/etc/victim", "/home/eve/.local/share/drydock/journal.lock")
    shared.check("ln", "-s", "/etc/newjournal", "/home/eve/.local/share/drydock/journal.db")
    for name in ("docker", "systemctl", "getent", "ip", "df", "journalctl", "eve-only"):
        put(shared, f"/home/eve/bin/{name}", f"#!/bin/sh\ntouch /tmp/ran-{name}\n")
    shared.check("bash", "-c", "chmod +x /home/eve/bin/*; chown -hR eve: /home/eve")
    for env in (
        {},
        {"XDG_CONFIG_HOME": "/home/eve/.config", "DRYDOCK_KNOWLEDGE": "/home/eve/.config/drydock/knowledge"},
    ):
        ended = fix(shared, HOME="/home/eve", PATH="/home/eve/bin:/usr/bin:/bin", LD_PRELOAD="/home/eve/x.so", **env)
        assert "site/tunnel-stopped" not in ended.text
    assert planted(shared) == ""
    assert shared.run("bash", "-c", "ls -d /tmp/ran-* /etc/newjournal").out == ""
    assert shared.read("/etc/victim") == "precious\n"


def test_a_tree_of_roots_own_runs_nothing_until_it_is_trusted_and_then_only_what_is_approved(shared: LabHost) -> None:
    put(shared, "/root/.config/drydock/knowledge/site/tunnel-down.yaml", TREE)
    put(shared, "/root/error.txt", TEXT)
    ended = fix(shared)
    assert "drydock kb trust /root/.config/drydock/knowledge/site/tunnel-down.yaml" in " ".join(ended.text.split())
    assert planted(shared) == ""

    shared.check(str(DRYDOCK), "kb", "trust", "--yes")
    assert shared.run(sys.executable, "-c", TYPES_AHEAD, env={"PYTHONPATH": str(Path(__file__).parents[2])}).code == 0
    assert planted(shared) == "planted-1\n"
    shared.check("rm", "/etc/planted-1")

    ended = fix(shared)
    assert ended.code == 0, ended.text
    assert planted(shared).split() == ["planted-1", "planted-2", "planted-3"]
    shared.check(str(DRYDOCK), "kb", "untrust")
    assert shared.run(str(DRYDOCK), "undo", "--yes", ended.text.split()[-1], timeout_s=120).code == 0
    assert planted(shared) == ""
