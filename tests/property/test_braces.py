"""Braces are read the same way however they are nested, and never as anything but data."""

import contextlib

from hypothesis import given
from hypothesis import strategies as st

from assistant.text.braces import Field, split
from assistant.text.holes import parse as parse_message
from assistant.text.template import parse as parse_template

NAMES = st.from_regex(r"[a-z][a-z0-9_]{0,8}(\.[a-z0-9_]{1,8})?", fullmatch=True)
SPECS = st.recursive(
    st.text("abc/:_-", max_size=8), lambda inner: st.builds("{{{}:{}}}".format, NAMES, inner), max_leaves=4
)
FIELDS = st.builds(Field, NAMES, SPECS)
PIECES = st.lists(st.one_of(st.text(max_size=12), FIELDS), max_size=8)


def _written(piece):
    return piece.replace("{", "{{").replace("}", "}}") if isinstance(piece, str) else str(piece)


def _joined(pieces):
    """Literal pieces in a row made one, empty ones left out."""
    joined = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        elif piece != "":
            joined.append(piece)
    return tuple(joined)


@given(PIECES)
def test_what_is_written_is_read_again(pieces):
    assert split("".join(map(_written, pieces))) == _joined(pieces)


@given(st.text("{}:!ab. [", max_size=20))
def test_any_braces_are_read_or_refused_with_a_reason(text):
    for parse in (split, parse_template, parse_message):
        with contextlib.suppress(ValueError):
            parse(text)
