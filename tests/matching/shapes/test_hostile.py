"""However a text is made, reading it stays bounded, and what comes of it is data."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.matching.holes import is_valid
from assistant.matching.shapes import lines
from assistant.matching.shapes.lines import lines_with_errors
from assistant.matching.shapes.reader import MOST_SHAPES, read_shapes
from assistant.model.match import HoleType
from assistant.model.shape import ObjectKind

_PIECES = (
    "/a",
    "'",
    '"',
    ": ",
    "(13: ",
    "permission denied",
    "EACCES",
    "1.1.1.1:80",
    "->",
    "[::]",
    "\n",
    "open ",
    "é",
    "\0",
)


def test_a_text_of_any_length_costs_no_more_lines_than_the_bound() -> None:
    text = "open /srv/a: permission denied\n" * 40_000
    assert len(list(lines_with_errors(text))) <= 2 * lines.MOST_LINES


def test_the_end_of_a_long_text_is_read_and_its_lines_are_counted_from_the_first() -> None:
    text = "level=info msg=hello\n" * 50_000 + "open /srv/last: permission denied\n"
    assert [(each.line, each.object) for each in read_shapes(text)] == [(50_001, "/srv/last")]


def test_a_long_line_is_read_at_its_end() -> None:
    found = read_shapes("x" * 500_000 + " open /srv/a: permission denied")
    assert [each.object for each in found] == ["/srv/a"]


@pytest.mark.parametrize("host", ["$(reboot)", "-oProxyCommand=x", "a b", "..", "a;b"])
def test_what_is_no_host_is_no_address(host: str) -> None:
    assert all(is_valid(HoleType.HOST, each.host) for each in read_shapes(f"dial tcp {host}:80: connection refused"))


@pytest.mark.parametrize("path", ["/srv/../etc/shadow", "/srv/$(reboot)", "/srv/`id`", "//evil.example/x"])
def test_a_path_that_climbs_or_holds_a_shells_signs_is_no_object(path: str) -> None:
    assert not [each for each in read_shapes(f"open {path}: permission denied") if each.object == path]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(_PIECES), max_size=60).map("".join))
def test_every_text_has_few_shapes_of_valid_objects(text: str) -> None:
    found = read_shapes(text)
    assert len(found) <= MOST_SHAPES + 4
    for each in found:
        if each.kind in (ObjectKind.PATH, ObjectKind.SOCKET):
            assert is_valid(HoleType.PATH, each.object)
            assert each.object.startswith("/")
        assert "\n" not in each.text
