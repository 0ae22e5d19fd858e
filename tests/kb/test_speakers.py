"""A message may say which program prints it, and in which of its versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.model.speaker import Speaker
from assistant.model.tree import Message
from tests.kb.test_schema import fits
from tests.kb.vocabulary import PATH, TREE, faults_of, line_of, load_tree


def with_message(more: str) -> str:
    return TREE.replace('  - "ping: unknown host {host}"\n', f'  - {{text: "ping: unknown host {{host}}", {more}}}\n')


def message_of(folder: Path, more: str) -> Message:
    found: Message = load_tree(folder, with_message(more)).symptoms[PATH.removesuffix(".yaml")].messages[0]
    return found


def test_a_message_says_who_prints_it_and_in_which_versions(tmp_path: Path) -> None:
    message = message_of(tmp_path, "by: dockerd, since: 20.10, until: 23.0")
    assert (message.by, message.since, message.until) == ((Speaker.DOCKERD,), "20.10", "23.0")


@pytest.mark.parametrize("until", ["20.10", "20.10.5", "25"])
def test_it_may_end_with_the_version_that_it_began_with(tmp_path: Path, until: str) -> None:
    assert message_of(tmp_path, f"by: dockerd, since: 20.10, until: {until}").until == until


def test_several_programs_may_print_it(tmp_path: Path) -> None:
    assert message_of(tmp_path, "by: [runc, crun]").by == (Speaker.RUNC, Speaker.CRUN)


@pytest.mark.parametrize(
    ("more", "what"),
    [
        ("by: docker", "docker is not one of the possible values"),
        ("by: [dockerd, docker]", "docker is not one of the possible values"),
        ("by: dockerd, since: new", "new is not a version"),
        ("by: dockerd, until: v20.10", "v20.10 is not a version"),
        ("by: dockerd, since: 23.0, until: 20.10", "since 23.0 is later than until 20.10"),
        ("by: dockerd, since: 20.10.12, until: 20.10.9", "is later than"),
        ('by: dockerd, since: "9", until: "10", untill: x', "unknown field untill"),
        ("since: 20.10", "need `by` with exactly one program"),
        ("by: [runc, crun], until: 1.2", "need `by` with exactly one program"),
    ],
)
def test_what_cannot_be_is_a_fault_at_its_line(tmp_path: Path, more: str, what: str) -> None:
    tree = with_message(more)
    faults = [fault for fault in faults_of(tmp_path, tree) if what in fault.what]
    assert [fault.line for fault in faults] == [line_of(tree, "ping: unknown host {host}")]
    assert faults[0].hint


@pytest.mark.parametrize(
    ("more", "good"),
    [("by: runc", True), ("by: [runc, crun], echo: true", True), ("by: runk", False), ("by: 1", False)],
)
def test_editors_know_the_programs(more: str, good: bool) -> None:
    assert fits(with_message(more)) is good
