"""No text makes the repair of JSON fail, and what it mends is JSON with nothing lost."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from assistant.text.json_repair import repair_json

WORDS = st.from_regex(r"[a-z][a-z-]{0,8}", fullmatch=True)
SCALARS = st.one_of(st.booleans(), st.integers(-(10**6), 10**6), WORDS, st.none())
SETTINGS = st.dictionaries(WORDS, st.one_of(SCALARS, st.lists(WORDS, max_size=3)), min_size=1, max_size=4)
PIECES = st.sampled_from(
    ["{", "}", "[", "]", ",", ":", '"', "'", "“", "”", "a", "b-c", "1", "true", "#", "//", "\n", " ", "\\", "="]
)


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    _check(text)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_mixture_of_jsons_pieces_gets_an_answer(text: str) -> None:
    _check(text)


@given(SETTINGS)
def test_commas_that_were_left_out_come_back(settings: dict[str, Any]) -> None:
    text = json.dumps(settings, indent=2)
    assert json.loads(repair_json(text.replace(",\n", "\n")).text or "null") == settings


@given(SETTINGS)
def test_typographic_quotes_become_plain_ones(settings: dict[str, Any]) -> None:
    pieces = json.dumps(settings).split('"')
    curly = "".join(piece + ("“" if place % 2 == 0 else "”") for place, piece in enumerate(pieces[:-1])) + pieces[-1]
    assert json.loads(repair_json(curly).text or "null") == settings


@given(SETTINGS, st.data())
def test_a_text_that_was_cut_off_keeps_whole_values_or_is_not_mended(
    settings: dict[str, Any], data: st.DataObject
) -> None:
    text = json.dumps(settings)
    cut = data.draw(st.integers(1, len(text)))
    mended = repair_json(text[:cut]).text
    if mended is not None:
        found = json.loads(mended)
        assert list(found.items()) == list(settings.items())[: len(found)]


def _check(text: str) -> None:
    mended = repair_json(text)
    if mended.text is None:
        assert mended.fault is not None
    else:
        assert isinstance(json.loads(mended.text), dict)
