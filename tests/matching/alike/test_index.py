"""How alike a text is to what the trees say of each cause."""

from __future__ import annotations

import msgspec
import pytest

from assistant.matching.alike.index import Alike, compile_alike
from assistant.matching.alike.terms import MOST_TERMS, terms_of

WORDS = {
    "a/limit": {"pull": 2.0, "rate": 2.0, "limit": 2.0, "login": 1.0},
    "a/login": {"login": 2.0, "password": 2.0, "pull": 1.0},
    "a/disk": {"disk": 2.0, "space": 2.0, "prune": 1.0},
}


def likeness(text: str) -> dict[str, float]:
    return Alike.load(compile_alike(WORDS)).to(text)


def test_a_text_is_most_alike_to_the_cause_whose_words_it_has() -> None:
    found = likeness("toomanyrequests: you have reached your pull rate limit")
    assert max(found, key=lambda id_: found[id_]) == "a/limit"
    assert "a/disk" not in found


def test_a_word_that_few_causes_have_counts_more_than_one_that_many_have() -> None:
    found = likeness("password login")
    assert found["a/login"] > found["a/limit"] > 0


def test_a_log_that_repeats_itself_is_no_more_alike() -> None:
    assert likeness("disk " * 500) == likeness("disk disk")


def test_forms_of_a_word_and_parts_of_a_name_are_the_same_word() -> None:
    assert set(terms_of("LimitsReached pulled limits Pulling 429 x 7")) == {"limit", "reach", "pull", "429"}


def test_only_so_many_words_of_a_text_are_read() -> None:
    assert len(terms_of(" ".join(f"word{number}" for number in range(3 * MOST_TERMS)))) == MOST_TERMS


def test_an_index_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        Alike.load(msgspec.msgpack.encode(["drydock.alike/0", [], {}]))
