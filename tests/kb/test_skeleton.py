"""A new tree says what is to be filled in: until then each placeholder is a fault, and then there is none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.kb.skeleton import skeleton
from assistant.model.errors import UsageError
from tests.kb.vocabulary import faults_of, load_tree

ID = "network/a-new-thing"
PATH = f"{ID}.yaml"


def filled() -> str:
    """A skeleton as its author leaves it: what stands in angle brackets replaced, and the ids."""
    text = skeleton(ID).replace("name-the-cause", "what-is-wrong").replace("name-the-fix", "mend-it")
    return re.sub(r"<[^<>]+>", lambda found: f"our program {len(found.group())}", text)


def test_each_placeholder_of_a_new_tree_is_a_fault_at_its_line(tmp_path: Path) -> None:
    text = skeleton(ID)
    held = {
        number for number, line in enumerate(text.splitlines(), 1) if re.search(r"<[^<>]+>", line.partition("#")[0])
    }
    faults = [fault for fault in faults_of(tmp_path, text, PATH) if re.match(r"<.*left from the skeleton", fault.what)]
    in_blocks = {number for number in held if text.splitlines()[number - 1].lstrip().startswith("<")}
    assert {fault.line for fault in faults} >= held - in_blocks
    assert all(fault.line in held or fault.line + 1 in in_blocks for fault in faults)
    assert {fault.hint for fault in faults} == {"replace this"}


def test_the_ids_of_the_skeleton_are_faults(tmp_path: Path) -> None:
    said = [fault.what for fault in faults_of(tmp_path, skeleton(ID), PATH)]
    assert "the ID network/name-the-cause is left from the skeleton" in said
    assert "the ID name-the-fix is left from the skeleton" in said


def test_nothing_but_placeholders_is_wrong_with_a_new_tree(tmp_path: Path) -> None:
    said = [fault.what for fault in faults_of(tmp_path, skeleton(ID), PATH)]
    assert [each for each in said if "skeleton" not in each] == []
    assert list(load_tree(tmp_path, filled(), PATH).symptoms) == [ID]


@pytest.mark.parametrize(
    "piece", [r"<What a user would say[^>]*>", r"<the message of[^>]*prints it>", r"<where this[^>]*>"]
)
def test_one_placeholder_that_was_forgotten_is_enough(tmp_path: Path, piece: str) -> None:
    left = re.search(piece, skeleton(ID))
    assert left
    (fault,) = faults_of(tmp_path, filled().replace(f"our program {len(left.group())}", left.group(), 1), PATH)
    assert fault.what.startswith(left.group())


def test_angle_brackets_of_a_program_are_no_placeholder(tmp_path: Path) -> None:
    text = filled().replace("text that looks", "text").replace("title: our", "title: An image <none> of our")
    assert faults_of(tmp_path, text, PATH) == ()


def test_its_example_holds_its_message(tmp_path: Path) -> None:
    symptom = load_tree(tmp_path, filled(), PATH).symptoms[ID]
    assert symptom.messages[0].text.replace("{path}", "/srv/example") in symptom.examples[0].text


@pytest.mark.parametrize("id_", ["", "a", "../a", "a/../b", "a/b/c", "A/b", "a/b.yaml", "/a/b", "a/b\n", "a/{0}"])
def test_an_id_that_is_none_is_refused(id_: str) -> None:
    with pytest.raises(UsageError):
        skeleton(id_)
