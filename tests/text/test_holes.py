import re

import pytest

from assistant.model.match import HoleType
from assistant.text.holes import Hole, parse


def test_a_message_splits_into_literal_text_and_typed_holes() -> None:
    assert parse("dial tcp: lookup {host} on {server:address}: no such host") == (
        "dial tcp: lookup ",
        Hole("host", HoleType.HOST),
        " on ",
        Hole("server", HoleType.ADDRESS),
        ": no such host",
    )


def test_doubled_braces_are_braces() -> None:
    assert parse("template: {{{{.State.Status}}}} of {{x}}") == ("template: {{.State.Status}} of {x}",)


def test_doubled_braces_may_touch_a_hole() -> None:
    assert parse("no such network {{{network}}}") == ("no such network {", Hole("network", HoleType.NETWORK), "}")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("this message has { a lone brace", "lone '{'"),
        ("this message has } a lone brace", "lone '}'"),
        ("unknown type of hole {thing}", "'{thing}' has no known type"),
        ("unknown type of hole {host:thing}", "'{host:thing}' has no known type"),
        ("a hole without a name {:host}", "a hole's name is"),
        ("a hole with a bad name {The Host:host}", "a hole's name is"),
        ('two holes side by side {host} "{path}"', "nothing to tell '{host}' from '{path}'"),
        ("only dashes between {host} - {path}", "nothing to tell '{host}' from '{path}'"),
        ("too short {host}", "only 8 letters"),
        ("", "only 0 letters"),
        ("{0.__class__} of the object", "has no known type"),
    ],
)
def test_a_faulty_message_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reason)):
        parse(text)


def test_an_arrow_tells_two_holes_apart() -> None:
    assert parse("read udp from {one:word}->{two:word}: i/o timeout")[2] == "->"


def test_a_phrase_may_be_allowed_to_be_shorter() -> None:
    assert parse("216/GROUP", least_letters=6) == ("216/GROUP",)
