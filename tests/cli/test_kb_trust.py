"""Trees of one's own only advise, until what they would run was shown and trusted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.cli.run import DRYDOCK, Ended, drydock
from tests.kb.tunnel import TEXT, tunnel
from tests.terminal.pseudo import talked

EVIDENCE = """\
- {paste: "the tunnel of our site does not answer: {host}", is: present, effect: confirms, says: it says so}
- {fact: service.active_state, of: tunnel.service, is: active, effect: excludes, says: the tunnel runs}"""
STEP = '- {write_file: {file: "@", content: "planted\\n", mode: "0644"}, why: The tunnel reads it.}'


@pytest.fixture
def tree(own_trees: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    file = own_trees / "site" / "tunnel-down.yaml"
    file.parent.mkdir()
    planted = str(own_trees.parent / "planted")
    file.write_text(tunnel(EVIDENCE, STEP.replace("@", planted), planted))
    return file


def trusted(tree: Path) -> list[bool]:
    return [each["trusted"] for each in drydock("kb", "trust", "--list", "--json").json["trees"]]


def test_what_it_would_run_is_shown_whole_and_without_a_terminal_nothing_is_trusted(tree: Path) -> None:
    ended = drydock("kb", "trust", str(tree))
    assert ended.code == 1
    assert "write_file" in ended.out
    assert f'"file":"{tree.parents[2]}/planted","content":"planted\\n"' in ended.out
    assert "Nothing was trusted." in ended.out
    assert trusted(tree) == [False]


def test_one_changed_byte_is_not_trusted(tree: Path, tmp_path: Path) -> None:
    assert drydock("kb", "trust", "--yes").code == 0
    assert trusted(tree) == [True]
    assert "There is nothing left to trust." in drydock("kb", "trust").out
    tree.write_text(tree.read_text().replace("our handbook", "our Handbook"))
    assert trusted(tree) == [False]
    assert (tmp_path / "data" / "drydock" / "trusted-trees.json").stat().st_mode & 0o777 == 0o600


def test_trust_can_be_taken_away(tree: Path) -> None:
    drydock("kb", "trust", "--yes", str(tree.parent))
    assert trusted(tree) == [True]
    assert drydock("kb", "untrust", str(tree), "--json").json == {"untrusted": [str(tree)]}
    assert trusted(tree) == [False]


def test_what_is_no_tree_in_force_is_said(tree: Path, tmp_path: Path) -> None:
    ended = drydock("kb", "trust", str(tree.parent))
    assert ended.code == 1  # its folder is meant, and nobody can be asked
    (tmp_path / "other.yaml").write_text("x")
    ended = drydock("kb", "trust", str(tmp_path / "other.yaml"))
    assert (ended.code, "no-such-tree" in ended.err) == (2, True)


def test_a_diagnosis_names_the_tree_of_each_step_and_whether_it_is_trusted(tree: Path) -> None:
    def fix(ended: Ended) -> dict[str, Any]:
        found: dict[str, Any] = ended.json["causes"][0]["fixes"][0]
        return found

    told = fix(drydock("diagnose", "--no-probe", "--json", "-", stdin=TEXT.encode()))
    assert (told["trees"], told["untrusted"]) == ([str(tree)], [str(tree)])
    assert [step["trees"] for step in told["steps"]] == [[str(tree)]]
    shown = drydock("diagnose", "--no-probe", "-", stdin=TEXT.encode()).out
    assert f"$ drydock kb trust {tree}\n" in shown
    drydock("kb", "trust", "--yes")
    assert fix(drydock("diagnose", "--no-probe", "--json", "-", stdin=TEXT.encode()))["untrusted"] == []


def test_lint_and_test_need_no_trust(tree: Path) -> None:
    assert drydock("kb", "lint", str(tree.parents[1])).code in (0, 1)
    assert drydock("kb", "test", "site/tunnel-down").code == 0


@pytest.mark.processes
@pytest.mark.parametrize("answer", ["y", "n"])
def test_a_person_is_asked(tree: Path, answer: str) -> None:
    # What is typed ahead answers nothing.
    ended = "Trusted: 1 file." if answer == "y" else "Nothing was trusted."
    question = "Trust what 1 file would run? [y/N]"
    talked([*DRYDOCK, "kb", "trust", str(tree)], ("", "y\ny\n"), (question, f"{answer}\n"), (ended, ""))
    assert trusted(tree) == [answer == "y"]
