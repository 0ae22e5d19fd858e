"""A new tree begins without faults."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.kb.load import load
from assistant.kb.skeleton import skeleton
from assistant.model.errors import UsageError
from tests.kb.vocabulary import SPECS, write


def test_new_trees_pass_lint_as_they_stand(tmp_path: Path) -> None:
    ids = ("network/a-new-thing", "network/another")
    write(tmp_path, {f"{id_}.yaml": skeleton(id_) for id_ in ids})
    assert sorted(load([tmp_path], SPECS).symptoms) == sorted(ids)


def test_its_example_holds_its_message(tmp_path: Path) -> None:
    symptom = load([write(tmp_path, {"a/b-c.yaml": skeleton("a/b-c")})], SPECS).symptoms["a/b-c"]
    assert symptom.messages[0].text.replace("{path}", "/srv/example") in symptom.examples[0].text


@pytest.mark.parametrize("id_", ["", "a", "../a", "a/../b", "a/b/c", "A/b", "a/b.yaml", "/a/b", "a/b\n", "a/{0}"])
def test_an_id_that_is_none_is_refused(id_: str) -> None:
    with pytest.raises(UsageError):
        skeleton(id_)
