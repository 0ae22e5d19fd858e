"""JSON changed key by key in its text."""

from __future__ import annotations

import json

import pytest

from assistant.model.actions.edit_json import EditJson
from assistant.model.errors import RefusedError
from assistant.steps.edit_json import edited

WRITTEN = '{\n\t"debug": true,\n\t"hosts": ["unix://", "tcp://127.0.0.1:2375"],\n\t"log-opts": {"max-size": "10m"}\n}\n'


@pytest.mark.parametrize(
    ("action", "after"),
    [
        (EditJson("", set={"debug": False}), WRITTEN.replace("true", "false")),
        (EditJson("", remove=("debug",)), WRITTEN.replace('"debug": true,\n\t', "")),
        (EditJson("", remove=("log-opts",)), WRITTEN.replace(',\n\t"log-opts": {"max-size": "10m"}', "")),
        (EditJson("", rename={"hosts": "host"}), WRITTEN.replace('"hosts"', '"host"')),
        (EditJson("", append={"hosts": ("fd://", "unix://")}), WRITTEN.replace(':2375"]', ':2375", "fd://"]')),
        (EditJson("", discard={"hosts": ("unix://",)}), WRITTEN.replace('"unix://", ', "")),
        (
            EditJson("", set={"log-opts": {"max-file": "3", "max-size": "20m"}}),
            WRITTEN.replace('"10m"}', '"20m", "max-file": "3"}'),
        ),
        (
            EditJson("", remove_in={"log-opts": ("max-size",)}),
            WRITTEN.replace(',\n\t"log-opts": {"max-size": "10m"}', ""),
        ),
        (EditJson("", remove_in={"log-opts": ("mode",), "debug": ("x",), "dns": ("x",)}), WRITTEN),
        (EditJson("", set={"icc": False}), WRITTEN.replace('"10m"}\n', '"10m"},\n\t"icc": false\n')),
        (EditJson("", append={"dns": ("10.0.0.1",)}), WRITTEN.replace('"10m"}\n', '"10m"},\n\t"dns": ["10.0.0.1"]\n')),
    ],
)
def test_what_is_not_changed_stays_to_the_letter(action: EditJson, after: str) -> None:
    assert edited(WRITTEN, action) == after


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("", '{\n  "a": 1\n}\n'),
        ("{}", '{\n  "a": 1\n}'),
        ('{"b": 2}', '{"b": 2, "a": 1}'),
        ('{"a": 0, "a": 2}', '{"a": 0, "a": 1}'),
    ],
)
def test_a_new_key_fits_in_with_the_layout(text: str, after: str) -> None:
    assert edited(text, EditJson("", set={"a": 1})) == after


def test_the_last_key_leaves_an_empty_object() -> None:
    assert edited('{\n  "a": {"b": "}"}\n}\n', EditJson("", remove=("a",))) == "{}\n"


def test_a_member_of_a_map_in_a_map_is_changed_alone() -> None:
    text = '{\n  "builder": {\n    "gc": {"enabled": true,   "policy": []},\n    "x": 1\n  }\n}'
    after = edited(text, EditJson("", set={"builder": {"gc": {"enabled": False}}}))
    assert after == text.replace("true", "false")


def test_a_key_that_stands_twice_goes_twice() -> None:
    assert edited('{"a": 1, "b": 2, "a": 3}', EditJson("", remove=("a",))) == '{"b": 2}'


def test_an_object_as_a_value_is_laid_out_like_the_file() -> None:
    after = edited('{\n    "a": 1\n}', EditJson("", set={"b": {"c": [1]}}))
    assert json.loads(after) == {"a": 1, "b": {"c": [1]}}
    assert '\n    "b": {\n        "c"' in after


def test_a_byte_order_mark_stays() -> None:
    assert edited('\ufeff{"a": 1}', EditJson("", set={"a": 2})) == '\ufeff{"a": 2}'


def test_yes_and_one_are_different_values() -> None:
    assert edited('{"a": 1}', EditJson("", set={"a": True})) == '{"a": true}'


def test_two_values_are_never_merged_into_one() -> None:
    with pytest.raises(RefusedError, match="both"):
        edited('{"graph": "/a", "data-root": "/b"}', EditJson("", rename={"graph": "data-root"}))


def test_a_text_is_not_taken_for_a_list() -> None:
    with pytest.raises(RefusedError, match="not a list"):
        edited('{"dns": "10.0.0.1"}', EditJson("", append={"dns": ("10.0.0.2",)}))


@pytest.mark.parametrize("text", ["[]", "1", "{", '{"a": 1} x', "[" * 100_000])
def test_what_is_not_an_object_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        edited(text, EditJson("", set={"a": 1}))
