"""The one reader of braces."""

import re

import pytest

from assistant.text.braces import Field, split


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", ()),
        ("plain", ("plain",)),
        ("{a}", (Field("a"),)),
        ("x {a:b} y", ("x ", Field("a", "b"), " y")),
        ("{{{a}}}", ("{", Field("a"), "}")),
        ("{{.State.Status}} of {a}", ("{.State.Status} of ", Field("a"))),
        ("{f.x:{a:{b}}c}", (Field("f.x", "{a:{b}}c"),)),
        ("{a}{b}", (Field("a"), Field("b"))),
    ],
)
def test_a_text_splits_into_literal_pieces_and_fields(text, pieces):
    assert split(text) == pieces


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a { b", "a lone '{'"),
        ("a } b", "a lone '}'"),
        ("{a:{b}", "a lone '{'"),
        ("{ {a} }", "a lone '{'"),
        ("{a!r}", "'!' inside of"),
        ("{a!}", "a lone '{'"),
    ],
)
def test_other_braces_are_refused_in_plain_words(text, reason):
    with pytest.raises(ValueError, match=re.escape(reason)):
        split(text)
