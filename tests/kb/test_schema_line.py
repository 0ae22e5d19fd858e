"""Each shipped tree opens with the line by which editors find its schema."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.kb.files import read_folders
from assistant.kb.schema_line import schema_line, schema_line_faults
from tests.kb.vocabulary import PATH, TREE, write

ROOT = Path(__file__).parents[2]


def faults(folder: Path, tree: str, path: str = PATH) -> list[str]:
    folders = [write(folder / "knowledge", {path: tree})]
    return [f"{each.line}: {each.hint}" for each in schema_line_faults(read_folders(folders), folders)]


@pytest.fixture
def published(tmp_path: Path) -> Path:
    write(tmp_path / "docs", {"tree.schema.json": "{}"})
    return tmp_path


def test_the_line_leads_from_the_tree_to_the_schema() -> None:
    line = schema_line(PATH)
    assert line == "# yaml-language-server: $schema=../../docs/tree.schema.json"
    tree = ROOT / "knowledge" / PATH
    assert (tree.parent / line.partition("=")[2]).resolve() == ROOT / "docs" / "tree.schema.json"


def test_a_tree_with_the_line_has_no_fault(published: Path) -> None:
    assert faults(published, f"{schema_line(PATH)}\r\n{TREE}") == []


@pytest.mark.parametrize("first", ["", "# a comment\n", "# yaml-language-server: $schema=../docs/tree.schema.json\n"])
def test_a_tree_without_it_is_told_which_line_is_wanted(published: Path, first: str) -> None:
    assert faults(published, first + TREE) == [f"1: {schema_line(PATH)}"]


def test_a_folder_without_a_published_schema_needs_none(tmp_path: Path) -> None:
    assert faults(tmp_path, TREE) == []


def test_every_shipped_tree_has_it() -> None:
    folders = [ROOT / "knowledge"]
    assert [str(each) for each in schema_line_faults(read_folders(folders), folders)] == []
