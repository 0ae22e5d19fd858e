"""Real output of Debian's programs in each language."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.matching.languages.scripts import GROUPS
from assistant.matching.view import squeeze_literal
from tests.matching.languages.sample import reader

RECORDED = Path(__file__).parent / "recorded"
LANGUAGES = sorted(language for group in GROUPS.values() for language in group)


def rows(language: str) -> list[tuple[str, str]]:
    lines = (RECORDED / f"{language}.tsv").read_text("utf-8").splitlines()
    return [(english, said) for english, _, said in (line.partition("\t") for line in lines if line[:1] != "#")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_programs_of_a_debian_print_is_read_in_english(language: str) -> None:
    unread = [
        (said, reader().text(said))
        for english, said in rows(language)
        if squeeze_literal(english) not in squeeze_literal(reader().text(said))
    ]
    assert not unread


def test_every_language_has_its_recording() -> None:
    assert [file.stem for file in sorted(RECORDED.glob("*.tsv"))] == LANGUAGES
