"""`drydock kb` with trees of one's own: what is faulty is named and left out, what is good is shown and tried."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.run import drydock

GOOD = """\
symptom: site/tunnel-down
title: The tunnel of our site is down
messages:
  - {text: "the tunnel of our site does not answer: {host}", by: application, since: "2.1", until: "3"}
causes:
  - id: site/tunnel-stopped
    title: The service of the tunnel has stopped
    odds: common
    explain: Everything leaves through it.
    wrong_if: The service runs.
    evidence:
      - {fact: service.active_state, of: tunnel.service, is: failed, effect: confirms, says: the tunnel has failed}
      - {fact: service.active_state, of: tunnel.service, is: active, effect: excludes, says: the tunnel runs}
    fixes:
      - see: daemon/not-running/start-docker
    sources: [our handbook]
examples:
  - text: "the tunnel of our site does not answer: gate.example.com"
    host:
      service.active_state:tunnel.service: active
    cause: site/tunnel-stopped
not_examples:
  - the tunnel is long
"""


@pytest.fixture
def own(own_trees: Path) -> Path:
    (own_trees / "site").mkdir()
    (own_trees / "site" / "tunnel-down.yaml").write_text(GOOD)
    (own_trees / "site" / "broken.yaml").write_text("symptom: site/broken\ntitel: x\n")
    return own_trees


def test_a_faulty_tree_is_named_at_each_start_and_the_others_work(own: Path) -> None:
    for _ in range(2):
        listed = drydock("kb", "list", "tunnel")
        assert listed.code == 0
        assert "site/tunnel-stopped" in listed.out
        assert f"warning: left out: {own / 'site' / 'broken.yaml'}:" in listed.err
        assert "drydock kb lint" in listed.err


def test_lint_names_all_faults_of_it(own: Path) -> None:
    ended = drydock("kb", "lint", "--json")
    assert ended.code == 1
    assert {fault["path"] for fault in ended.json["faults"]} == {str(own / "site" / "broken.yaml")}
    assert len(ended.json["faults"]) > 1


def test_the_tree_shows_who_prints_its_messages_and_the_cause_its_shared_fix(own: Path) -> None:
    assert "(application from 2.1 up to 3)" in " ".join(drydock("kb", "tree", "site/tunnel-down").out.split())
    assert "(start-docker, " in drydock("kb", "show", "site/tunnel-stopped").out


def test_an_example_whose_host_says_otherwise_fails_with_the_reason(own: Path) -> None:
    ended = drydock("kb", "test", "site/tunnel-down")
    assert ended.code == 1
    assert "not site/tunnel-stopped (excluded, 0%; excludes: the tunnel runs)" in ended.out


def test_the_configuration_may_name_more_folders_and_one_that_is_not_there_is_told(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = tmp_path / "team" / "site"
    team.mkdir(parents=True)
    (team / "other.yaml").write_text(GOOD.replace("tunnel", "lift"))
    settings = tmp_path / "config.toml"
    settings.write_text(f'[knowledge]\nfolders = ["{team.parent}", "{tmp_path / "gone"}"]\n')
    monkeypatch.setenv("DRYDOCK_CONFIG", str(settings))
    listed = drydock("kb", "list", "of our site")
    assert "site/tunnel-stopped" in listed.out
    assert "other.yaml" in listed.err
    (team / "other.yaml").rename(team / "lift-down.yaml")
    listed = drydock("kb", "list", "of our site")
    assert "site/lift-stopped" in listed.out
    assert f"left out: {tmp_path / 'gone'}: there is no such folder" in listed.err


def test_a_start_tells_of_many_faulty_trees_in_few_short_lines(own: Path) -> None:
    for number in range(20):
        (own / "site" / f"broken-{number}.yaml").write_text(f"symptom: site/broken\n{'k' * 400}: x\n")
    told = drydock("kb", "list", "tunnel").err.splitlines()
    assert len(told) < 6
    assert max(map(len, told)) < 200 + len(str(own))
    assert "18 more" in told[-1]
    assert "drydock kb lint" in told[-1]


def test_a_tree_that_is_left_out_is_told_once_and_not_called_unknown(own: Path) -> None:
    for call in (("test",), ("tree",)):
        ended = drydock("kb", *call, "site/broken")
        assert ended.code == 2
        assert ended.err.count("warning:") == 1
        assert "site/broken is left out because it has a fault" in ended.err
        assert "drydock kb lint" in ended.err


def test_a_folder_that_was_named_and_is_not_there_is_told(own_trees: Path) -> None:
    own_trees.rmdir()
    listed = drydock("kb", "list", "no such words")
    assert listed.code == 0
    assert f"left out: {own_trees}: there is no such folder" in listed.err


def test_a_home_that_cannot_be_looked_into_keeps_nothing_from_working(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is too long stands for all that the system refuses to look at, permission among it."""
    monkeypatch.setenv("XDG_CONFIG_HOME", "/" + "x" * 300)
    assert drydock("kb", "list", "no such words").code == 0
    refused = drydock("kb", "new", "site/other")
    assert refused.code == 1
    assert "cannot write" in refused.err


def test_nothing_of_a_file_reaches_the_terminal_as_an_escape(own: Path) -> None:
    evil = '      "disk.exists:/x\\a": true\n    cause: site/tunnel-stopped'
    (own / "site" / "tunnel-down.yaml").write_text(GOOD.replace("    cause: site/tunnel-stopped", evil))
    (own / "site" / "evil\x07\n.yaml").write_text("a: b\n")
    for call in (("kb", "test", "site/tunnel-down"), ("kb", "lint"), ("kb", "list", "tunnel")):
        ended = drydock(*call)
        assert "\x07" not in ended.out + ended.err
        assert "evil" in ended.out + ended.err


def test_a_file_with_any_name_is_told_as_json_too(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "tree.schema.json").write_text("{}")
    folder = tmp_path / "knowledge"
    folder.mkdir()
    (folder / os.fsdecode(b"bad\xff\x1b.yaml")).write_text("a: b\n")
    ended = drydock("kb", "lint", "--json", str(folder))
    assert ended.code == 1
    assert all("bad" in fault["path"] for fault in ended.json["faults"])
