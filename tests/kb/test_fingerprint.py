"""A folder that is not read is known by its state; whatever is done to a tree in it, the state is another one."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

import assistant.matching
from assistant.kb.fingerprint import SOURCE_KINDS, state_of


def _written_again(file: Path) -> None:
    """As long as before, and with the time of before, as an archive or somebody sly would leave it."""
    before = file.stat()
    while file.stat().st_ctime_ns == before.st_ctime_ns:  # the kernel's clock may stand still for some ms
        file.write_text("a: 2")
        os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


DONE: dict[str, Callable[[Path], object]] = {
    "written again": _written_again,
    "grown": lambda file: file.write_text("a: 1\nb: 2"),
    "others may write it": lambda file: file.chmod(0o666),
    "others may write its folder": lambda file: file.parent.chmod(0o777),
    "gone": lambda file: file.unlink(),
    "renamed": lambda file: file.rename(file.with_name("y.yaml")),
    "another beside it": lambda file: file.with_name("y.yaml").write_text(""),
    "a link in its place": lambda file: (file.unlink(), file.symlink_to("/etc/hostname")),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "shipped" / "dns"
    folder.mkdir(parents=True)
    (folder / "x.yaml").write_text("a: 1")
    return folder / "x.yaml"


@pytest.mark.parametrize("what", DONE)
def test_a_change_of_a_tree_changes_the_state_of_its_folder(file: Path, what: str) -> None:
    folder = os.fspath(file.parent.parent)
    before = state_of(folder)
    assert state_of(folder) == before
    DONE[what](file)
    assert state_of(folder) != before


def test_what_a_link_leads_to_is_part_of_the_state(file: Path) -> None:
    target = file.parent.parent.parent / "elsewhere.yaml"
    target.write_text("a: 1")
    file.with_name("linked.yaml").symlink_to(target)
    before = state_of(os.fspath(file.parent))
    target.write_text("a: 12")
    assert state_of(os.fspath(file.parent)) != before


def test_a_link_that_leads_nowhere_or_to_itself_has_a_state(file: Path) -> None:
    before = state_of(os.fspath(file.parent))
    file.with_name("gone.yaml").symlink_to("missing")
    file.with_name("loop.yaml").symlink_to("loop.yaml")
    assert state_of(os.fspath(file.parent)) != before


def test_every_file_that_matching_is_compiled_from_counts() -> None:
    folder = Path(assistant.matching.__path__[0])
    files = [each for each in folder.rglob("*") if each.is_file() and each.suffix not in (".pyc", ".md")]
    assert {each.suffix for each in files} <= set(SOURCE_KINDS)
