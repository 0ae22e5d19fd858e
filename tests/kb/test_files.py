"""Knowledge files are read from their folder only, and nothing there can stop a start."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from assistant.kb.files import read_folders
from tests.kb.vocabulary import PATH, write
from tests.needs import as_root
from tests.owned.given import give_to_alice


def problems(folder: Path) -> dict[str, str]:
    return {file.path: file.problem for file in read_folders([folder])}


def test_only_trees_are_read_in_a_stable_order(tmp_path: Path) -> None:
    write(
        tmp_path, {"b/y.yaml": "", "a/x.yaml": "", "README.md": "", "a/x.yaml~": "", ".git/c.yaml": "", "a/.x.yaml": ""}
    )
    assert [file.id for file in read_folders([tmp_path])] == ["a/x", "b/y"]


def test_another_ending_is_said_instead_of_being_passed_over(tmp_path: Path) -> None:
    assert "must end in .yaml" in problems(write(tmp_path, {"a/x.yml": ""}))["a/x.yml"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, {"secret.yaml": "password: x", "in/a/x.yaml": "a: 1"})
    os.symlink(tmp_path / "secret.yaml", tmp_path / "in" / "a" / "out.yaml")
    os.symlink("x.yaml", tmp_path / "in" / "a" / "same.yaml")
    found = {file.path: file for file in read_folders([tmp_path / "in"])}
    assert "points outside" in found["a/out.yaml"].problem
    assert found["a/out.yaml"].data == b""
    assert found["a/same.yaml"].data == b"a: 1"


def test_a_linked_folder_is_not_entered_and_that_is_told(tmp_path: Path) -> None:
    write(tmp_path, {"else/x.yaml": "a: 1", "in/a/x.yaml": "a: 1"})
    os.symlink(tmp_path / "else", tmp_path / "in" / "b")
    os.symlink(".", tmp_path / "in" / "a" / "loop")
    found = problems(tmp_path / "in")
    assert (found.pop("a/x.yaml"), len(found)) == ("", 2)
    assert all("linked folder is not entered" in each for each in found.values())


def test_the_knowledge_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path, {"real/a/x.yaml": "a: 1"})
    os.symlink(tmp_path / "real", tmp_path / "link")
    assert problems(tmp_path / "link") == {"a/x.yaml": ""}


def test_a_fifo_does_not_hang_the_start(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert "not a regular file" in problems(tmp_path)["pipe.yaml"]


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with open(tmp_path / "huge.yaml", "wb") as file:
        file.truncate(1 << 40)
    assert "larger than 1 MiB" in problems(tmp_path)["huge.yaml"]


def test_a_link_that_leads_nowhere_or_to_itself_is_a_fault(tmp_path: Path) -> None:
    os.symlink("loop.yaml", tmp_path / "loop.yaml")
    os.symlink("missing.yaml", tmp_path / "gone.yaml")
    assert all(problems(tmp_path).values())


def test_folders_nested_without_end_are_left(tmp_path: Path) -> None:
    write(tmp_path, {"a/" * 40 + "x.yaml": "", PATH: ""})
    assert list(problems(tmp_path)) == [PATH]


@as_root
@pytest.mark.parametrize("what", [".", "a", "a/x.yaml"])
def test_a_tree_that_another_user_can_write_is_not_read_and_that_is_told(tmp_path: Path, what: str) -> None:
    own = write(tmp_path / "own", {"a/x.yaml": "a: 1", "b/y.yaml": "b: 1"})
    give_to_alice(own / what)
    files = read_folders([write(tmp_path / "shipped", {}), own])
    assert b"a: 1" not in [file.data for file in files]
    assert any("ignored: it belongs to user 12345" in file.problem for file in files)


@as_root
def test_a_shipped_tree_that_another_user_can_write_is_known_for_one(tmp_path: Path) -> None:
    shipped = write(tmp_path, {"a/x.yaml": "a: 1", "b/y.yaml": "b: 1"})
    give_to_alice(shipped / "a" / "x.yaml")
    found = {file.path: (file.is_foreign, file.data) for file in read_folders([shipped])}
    assert found == {"a/x.yaml": (True, b"a: 1"), "b/y.yaml": (False, b"b: 1")}
