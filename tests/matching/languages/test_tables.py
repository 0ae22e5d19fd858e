"""The tables themselves."""

from __future__ import annotations

import pytest

from assistant.matching.languages.scripts import GROUPS
from assistant.matching.languages.tables import pairs
from assistant.matching.languages.template import HOLE, entry_of
from tests.matching.languages.sample import reader

_EVERY = 40


@pytest.mark.parametrize("group", GROUPS)
def test_every_text_of_the_tables_can_be_looked_for(group: str) -> None:
    assert not [pair for pair in pairs(GROUPS[group]) if entry_of(pair) is None]


@pytest.mark.parametrize("language", [language for group in GROUPS.values() for language in group])
def test_texts_of_the_tables_are_found_in_a_line(language: str) -> None:
    texts = [HOLE.sub("7", pair.said) for pair in pairs((language,))][::_EVERY]
    assert not [text for text in texts if reader().text(f"prog: {text}") == f"prog: {text}"]


@pytest.mark.parametrize("group", GROUPS)
def test_no_table_has_a_text_that_takes_english_for_another_language(group: str) -> None:
    english = {HOLE.sub("7", pair.english) for pair in pairs(GROUPS[group])}
    assert not [text for text in english if reader().text(text) != text]
