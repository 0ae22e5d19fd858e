"""Slips in hand-written JSON are mended; what would have to be guessed is not."""

from __future__ import annotations

import json

import pytest

from assistant.text.json_repair import Change, repair_json

MENDED = {
    "a comma after the last member": ('{"debug": true,}', {"debug": True}),
    "a comma after the last element": ('{"dns": ["8.8.8.8",]}', {"dns": ["8.8.8.8"]}),
    "a comma at the beginning": ('{, "debug": true}', {"debug": True}),
    "two commas": ('{"debug": true,, "mtu": 1}', {"debug": True, "mtu": 1}),
    "no comma between members": ('{\n "debug": true\n "mtu": 1\n}', {"debug": True, "mtu": 1}),
    "no comma between elements": ('{"dns": ["a" "b"]}', {"dns": ["a", "b"]}),
    "no comma behind a list": ('{"dns": ["a"]"debug": true}', {"dns": ["a"], "debug": True}),
    "a semicolon": ('{"debug": true; "mtu": 1}', {"debug": True, "mtu": 1}),
    "typographic quotes": ("{“debug”: true, “log-driver”: „local“}", {"debug": True, "log-driver": "local"}),
    "one typographic quote": ('{"log-driver”: "local"}', {"log-driver": "local"}),
    "a quotation inside of typographic quotes": ('{"a": “it is "so"”}', {"a": 'it is "so"'}),
    "single quotes": ("{'log-driver': 'local'}", {"log-driver": "local"}),
    "a quote inside of single quotes": ("{'a': 'say \"no\"'}", {"a": 'say "no"'}),
    "no quotes": ("{debug: true, log-driver: json-file}", {"debug": True, "log-driver": "json-file"}),
    "an address without quotes": ("{bip: 10.0.0.1/24}", {"bip": "10.0.0.1/24"}),
    "a link without quotes": ("{m: [https://m.example.com]}", {"m": ["https://m.example.com"]}),
    "no opening quote": ('{debug": true}', {"debug": True}),
    "no closing quote of a name": ('{"debug: true}', {"debug": True}),
    "no closing quote of a value": ('{\n "a": "b,\n "c": 1\n}', {"a": "b", "c": 1}),
    "no closing brace": ('{"log-opts": {"max-size": "10m"}', {"log-opts": {"max-size": "10m"}}),
    "no braces at all": ('"debug": true', {"debug": True}),
    "no closing bracket": ('{"hosts": ["a", "b"}', {"hosts": ["a", "b"]}),
    "no closing bracket before a name": ('{"hosts": ["a", "b", "debug": true}', {"hosts": ["a", "b"], "debug": True}),
    "a brace too many": ('{"debug": true}}', {"debug": True}),
    "a brace in the middle": ('{"debug": true},\n"mtu": 1}', {"debug": True, "mtu": 1}),
    "two objects": ('{"debug": true}\n{"mtu": 1}\n', {"debug": True, "mtu": 1}),
    "two objects and a comma inside": ('{"debug": true,}\n{"mtu": 1}\n', {"debug": True, "mtu": 1}),
    "a byte order mark": ('\ufeff{"debug": true}', {"debug": True}),
    "comments": ('// a\n{"debug": true, # b\n "mtu": 1 /* c */}', {"debug": True, "mtu": 1}),
    "a comment before a missing comma": ('{"a": 1 // one\n "b": "http://x//y"}', {"a": 1, "b": "http://x//y"}),
    "an equals sign": ('{"debug" = true}', {"debug": True}),
    "no colon": ('{"debug" true}', {"debug": True}),
    "Python's words": ('{"debug": True, "ipv6": False, "bip": None}', {"debug": True, "ipv6": False, "bip": None}),
    "a tab inside a text": ('{"a": "x\ty"}', {"a": "x\ty"}),
    "a backslash that is no escape": (r'{"a": "C:\data"}', {"a": r"C:\data"}),
}

HOPELESS = {
    "nothing": "",
    "only white space": " \n",
    "a word": "hello",
    "a text that was cut off in a word": '{\n "data-root": "/srv/doc',
    "a text that was cut off in a number": '{\n "mtu": 14',
    "a text that was cut off behind a comma": '{\n "debug": true,\n',
    "a text that was cut off in a list": '{\n "hosts": [\n  "a"\n',
    "a comment that does not end": '{"debug": true, /* "mtu": 1}',
    "a name that is set twice": '{"data-root": "/a",}\n"data-root": "/b"}',
    "a quote too many": '{"dns": ["10.0."0.1"]}',
    "two quotes before a text": '{"dns": [""10.0.0.1"]}',
    "a list": "[1]",
    "a value that is missing": '{"debug": }',
    "a value that is missing at the end": '{"debug":',
    "a number in another notation": '{"mtu": 0x578}',
    "a number with a leading zero": '{"mode": 0755}',
    "a word of YAML": '{"debug": yes}',
    "no number": '{"mtu": NaN}',
    "two objects that set the same": '{"debug": true}\n{"debug": false}',
    "a text that ends nowhere": '{"dns": ["8.8.8.8:53, 1 "]]',
    "a brace where a name belongs": '{{"debug": true}}',
    "a NUL": '{"debug": true\0}',
    "deep nesting": '{"a":' * 500,
    "nothing but braces": "}{" * 5000,
    "nothing but commas": "{" + "," * 5000,
}


@pytest.mark.parametrize(("broken", "meant"), MENDED.values(), ids=MENDED.keys())
def test_a_slip_is_mended_without_losing_a_key_or_a_value(broken: str, meant: object) -> None:
    mended = repair_json(broken)
    assert mended.text is not None
    assert json.loads(mended.text) == meant
    assert mended.changes


@pytest.mark.parametrize("text", HOPELESS.values(), ids=HOPELESS.keys())
def test_what_would_have_to_be_guessed_is_left_alone(text: str) -> None:
    mended = repair_json(text)
    assert mended.text is None
    assert mended.fault is not None


@pytest.mark.parametrize(
    "text", ['{"a": 1}', "{}", '\n{"a": {"b": [1, "x", null]}}\n', '{"a": "// no comment, # none"}']
)
def test_valid_json_stays_as_it_is(text: str) -> None:
    assert repair_json(text).text == text
    assert repair_json(text).changes == ()


def test_layout_and_all_else_stay_as_they_are() -> None:
    broken = '{\n    "debug" : true\n\n    "dns":[ "8.8.8.8" ,]\n}\n'
    assert repair_json(broken).text == '{\n    "debug" : true,\n\n    "dns":[ "8.8.8.8" ]\n}\n'


def test_a_change_says_where_it_is_and_what_was_wrong() -> None:
    assert repair_json('{\n  "debug": true\n  "mtu": 1\n}').changes == (Change(2, 16, "a comma is missing"),)


def test_changes_come_in_the_order_of_the_text() -> None:
    changes = repair_json('{\n  “debug”: true\n  "mtu": 1,\n} # end').changes
    assert [change.line for change in changes] == [2, 2, 3, 4]


def test_a_repair_that_failed_says_where() -> None:
    assert repair_json('{\n  "mtu": 0x578\n}').fault == Change(2, 10, "0x578 is no value that JSON knows")
