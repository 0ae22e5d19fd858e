"""Lint: what some machine could not read is a fault, although this one can."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.kb.faults import Faults
from assistant.kb.files import read_folders
from assistant.kb.lint import lint
from assistant.kb.load import load
from assistant.kb.reader import PURE, read_nodes
from assistant.kb.strict import refused_by_pure_yaml
from assistant.model.errors import KnowledgeError
from tests.kb.vocabulary import SPECS, TREE, write

SHIPPED = Path(__file__).parents[2] / "knowledge"
MANUAL = SHIPPED.parent / "docs" / "tree-format.md"
QUOTED = '"Which container is it?"'
UNQUOTED = TREE.replace(QUOTED, QUOTED.strip('"'))
LINE = next(number for number, row in enumerate(TREE.splitlines(), 1) if QUOTED in row)
NAME = "network/container-cannot-resolve.yaml"


def test_every_shipped_tree_can_be_read_without_libyaml(tmp_path: Path) -> None:
    assert refused_by_pure_yaml(read_folders([SHIPPED]), tmp_path) == []


def test_what_only_libyaml_reads_is_a_fault_with_its_line(tmp_path: Path) -> None:
    folder = write(tmp_path / "knowledge", {NAME: UNQUOTED})
    assert load([folder], SPECS).symptoms
    with pytest.raises(KnowledgeError) as caught:
        lint([folder], SPECS)
    assert [(Path(fault.path).name, fault.line) for fault in caught.value.faults] == [(Path(NAME).name, LINE)]


def test_a_fault_that_both_find_is_told_once_and_beside_the_others(tmp_path: Path) -> None:
    folder = write(tmp_path / "knowledge", {NAME: UNQUOTED, "network/other.yaml": "a: b: c\n"})
    with pytest.raises(KnowledgeError) as caught:
        lint([folder], SPECS)
    assert [(Path(fault.path).stem, fault.line) for fault in caught.value.faults] == [
        ("container-cannot-resolve", LINE),
        ("other", 1),
    ]


def test_what_was_read_once_is_remembered_and_what_was_refused_is_refused_again(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    files = read_folders([write(tmp_path / "knowledge", {NAME: TREE, "network/other.yaml": UNQUOTED})])
    told: list[str] = []
    many = [*files] * 10
    first = refused_by_pure_yaml(many, cache, told.append)
    assert len(told) == 2
    again = refused_by_pure_yaml(many, cache, told.append)
    assert first == again
    assert {Path(fault.path).stem for fault in first} == {"other"}
    assert told[-1].startswith("Read 10 of 10 ")


def test_the_manual_shows_only_what_every_machine_reads() -> None:
    blocks = re.findall(r"^```yaml\n(.*?)^```", MANUAL.read_text(), re.MULTILINE | re.DOTALL)
    assert blocks
    faults = Faults("docs/tree-format.md")
    for block in blocks:
        read_nodes(block.encode(), faults, PURE)
    assert faults.found == {}
