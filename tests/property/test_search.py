"""No words that a person may type are an error, and what was pasted is found by its own words."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.model.event import Pasted
from assistant.store.journal import SqliteJournal
from assistant.text.redaction import redact

WORDS = st.text(alphabet=st.characters(codec="utf-8"), max_size=80)
SYNTAX = st.lists(st.sampled_from(['"', "*", "(", ")", "NEAR", "AND", "OR", "NOT", "^", ":", "+", "-", " ", "x", "\0"]))


@given(st.one_of(WORDS, SYNTAX.map("".join)))
def test_no_search_is_an_error(words: str) -> None:
    journal = SqliteJournal.in_memory(redact)
    journal.record(journal.open(host="x"), Pasted("x NEAR y"))
    journal.search(words)
    journal.close()


@given(st.lists(st.from_regex(r"[a-z][a-z0-9]{0,10}", fullmatch=True), min_size=1, max_size=5))
def test_a_text_is_found_by_its_own_words(words: list[str]) -> None:
    journal = SqliteJournal.in_memory(redact)
    text = " ".join(words)
    journal.record(journal.open(host="x"), Pasted(text))
    kept = re.sub(r"\W", " ", redact(text))
    assert [line.number for line in journal.search(kept)] == [1]
    journal.close()
