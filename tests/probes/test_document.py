"""Foreign JSON never raises."""

from __future__ import annotations

import pytest

from assistant.probes.document import Document, parse_document, parse_lines


def test_what_is_missing_is_empty() -> None:
    found = Document({"a": {"b": "x"}})
    assert found.at("a", "b").text == "x"
    assert found.at("a", "b", "c").text == ""
    assert found.at("nope").number is None
    assert found.at("nope").items == ()
    assert found.at("nope").members == {}


@pytest.mark.parametrize("value", [True, 1.5, "1", None, [1], {"a": 1}])
def test_only_a_whole_number_is_a_number(value: object) -> None:
    assert Document(value).number is None


def test_texts_pass_over_what_is_none() -> None:
    assert Document(["a", 1, None, "", "b"]).texts == ("a", "b")


@pytest.mark.parametrize("text", ["", "{", "nonsense", "[" * 100_000])
def test_what_is_not_json_is_none(text: str) -> None:
    assert parse_document(text) is None


def test_lines_that_are_no_json_are_passed_over() -> None:
    assert parse_lines('{"a":1}\n\nnonsense\n{"a":2}\n{"a"') == (Document({"a": 1}), Document({"a": 2}))
