"""Sentences for people: what a machine can check of docs/words.md, and that the shipped knowledge keeps to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.kb.files import read_folders
from assistant.kb.style import LONGEST_TITLE, style_faults
from assistant.model.errors import KnowledgeFault
from tests.kb.vocabulary import TREE, line_of, load_tree, with_evidence, write

ROOT = Path(__file__).parents[2]
PATH = "network/container-cannot-resolve.yaml"
TITLE = "The bridge docker0 has lost its IPv4 address"
SECOND_FIX = """\
      - id: restart-docker-again
        title: Restart Docker
        risk: read-only
        steps: [{ask_human: Restart it., why: It helps.}]
"""


def faults_of_style(folder: Path, tree: str, **others: str) -> tuple[KnowledgeFault, ...]:
    return style_faults(
        read_folders([write(folder, {PATH: tree, **{f"dns/{name}.yaml": others[name] for name in others}})])
    )


def replaced(old: str, new: str) -> str:
    assert old in TREE
    return TREE.replace(old, new, 1)


def test_the_tree_that_the_other_cases_change_has_no_faults(tmp_path: Path) -> None:
    assert faults_of_style(tmp_path, TREE) == ()


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        (f"title: {TITLE}", f"title: {TITLE}, so that no container reaches anything outside", "has 91 characters"),
        ("title: A container cannot resolve names", "title: A container cannot resolve names.", "without a full stop"),
        ("        title: Restart Docker", "        title: Restart Docker.", "without a full stop"),
        (f"title: {TITLE}", f"title: the {TITLE[4:]}", "a title must begin with a capital letter, not the"),
        (
            "        title: Restart Docker",
            "        title: restart Docker",
            "a title must begin with a capital letter, not restart",
        ),
        (f"title: {TITLE}", "title: The bridge shall have an address", "title contains `shall`"),
        ("explain: Nothing leaves", "explain: Nothing shall leave", "explain contains `shall`"),
        ("wrong_if: The container does", "wrong_if: The container Shall", "wrong_if contains `shall`"),
        ('says: "docker0 has {value}"', 'says: "docker0 shall have {value}"', "says contains `shall`"),
        ("breaks: Containers stop.", "breaks: Containers shall stop.", "breaks contains `shall`"),
        ("why: dockerd gives docker0", "why: dockerd shall give docker0", "why contains `shall`"),
        ("explain: Nothing leaves the container.", "explain: Nothing leaves", "explain is not a whole sentence"),
        ("why: dockerd gives", "why: Put a # before it. dockerd gives", "why is not a whole sentence"),
        ('ask: "Which container is it?"', 'ask: "Which container shall it be?"', "ask contains `shall`"),
    ],
)
def test_a_sentence_that_breaks_a_rule_is_named_with_its_line(tmp_path: Path, old: str, new: str, what: str) -> None:
    tree = replaced(old, new)
    (fault,) = faults_of_style(tmp_path, tree)
    assert what in fault.what
    assert (Path(fault.path), fault.line) == (tmp_path / PATH, line_of(tree, new.strip()))


@pytest.mark.parametrize(
    "title",
    [
        "daemon.json is not valid JSON",
        "dockerd hangs",
        "containerd's configuration is not valid",
        "/dev/kvm is missing",
        ".dockerignore excludes the file",
        "macOS listens on ports 5000 and 7000",
        "live-restore is enabled",
        "'\"iptables\": false cuts containers off'",
        "3 DNS servers are the most",
        "x" * (LONGEST_TITLE - 1) + "9",
    ],
)
def test_a_title_may_begin_with_a_name_as_it_is_typed(tmp_path: Path, title: str) -> None:
    assert faults_of_style(tmp_path, replaced(TITLE, title)) == ()


def test_what_programs_print_and_people_write_is_not_ours_to_word(tmp_path: Path) -> None:
    tree = replaced("words: [no dns]", "words: [it shall resolve]").replace(
        "ping: unknown host", "thou shall not ping:"
    )
    assert faults_of_style(tmp_path, tree.replace("source: a forum", "source: it shall be named.")) == ()


def test_two_fixes_of_a_cause_do_not_read_the_same(tmp_path: Path) -> None:
    tree = replaced("    sources:", SECOND_FIX + "    sources:")
    (fault,) = faults_of_style(tmp_path, tree)
    assert fault.what == "restart-docker-again has the same title as restart-docker"
    assert fault.line == line_of(tree, "- id: restart-docker-again")


def test_two_causes_of_a_symptom_do_not_read_the_same_wherever_they_are_written(tmp_path: Path) -> None:
    other = TREE.replace("network/", "dns/").replace("docker0-without-ipv4", "docker0-gone")
    tree = replaced("causes:\n", "causes:\n  - see: dns/docker0-gone\n")
    (fault,) = faults_of_style(tmp_path, tree, other=other)
    assert fault.what == "network/docker0-without-ipv4 has the same title as dns/docker0-gone"


@pytest.mark.parametrize(
    "condition",
    [
        "fact: daemon.version, is_not: 27.0.2",
        "fact: daemon.version, none_of: ['27.0.2', '27.0.3']",
        "fact: daemon.warnings, lacks: swap",
        "fact: daemon.version, is: absent",
        "fact: daemon.version, is: unknown",
    ],
)
def test_a_value_is_not_shown_where_there_may_be_none(tmp_path: Path, condition: str) -> None:
    tree = with_evidence(f'{{{condition}, effect: supports, says: "it is {{value}}"}}')
    (fault,) = faults_of_style(tmp_path, tree)
    assert "reads none" in fault.what
    assert fault.line == line_of(tree, "it is {value}")


@pytest.mark.parametrize(
    "evidence",
    [
        '{fact: daemon.version, is: 27.0.2, effect: supports, says: "it is {value}"}',
        '{fact: daemon.version, is_not: absent, effect: supports, says: "it is {value}"}',
        "{fact: daemon.version, is_not: 27.0.2, effect: supports, says: it is another one}",
        '{capture: host, is_not: localhost, effect: supports, says: "it is {value}"}',
        "{all: [{fact: daemon.version, is_not: 27.0.2}, {fact: daemon.version, is: present}],"
        ' effect: supports, says: "it is {value}"}',
    ],
)
def test_a_value_that_is_there_may_be_shown(tmp_path: Path, evidence: str) -> None:
    assert faults_of_style(tmp_path, with_evidence(evidence)) == ()


def test_a_tree_in_bad_style_still_loads(tmp_path: Path) -> None:
    assert load_tree(tmp_path, replaced("        title: Restart Docker", "        title: restart Docker.")).causes


def test_a_file_that_is_no_tree_has_no_style(tmp_path: Path) -> None:
    assert faults_of_style(tmp_path, "[a, b]", broken="title: {") == ()


def test_the_shipped_knowledge_is_in_good_style() -> None:
    assert [str(each) for each in style_faults(read_folders([ROOT / "knowledge"]))] == []
