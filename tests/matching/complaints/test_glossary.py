"""The glossaries of all languages name the same concepts."""

import re
from pathlib import Path

import msgspec
import pytest

from assistant.matching.complaints.fold import folded
from assistant.matching.complaints.glossary import FOLDER, read_glossary
from assistant.matching.complaints.terms import Reader

LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.json"))
FIELD = frozenset(
    re.findall(
        r"\w+",
        "container disk network full restart permission slow crash pull login connect start remove memory port image"
        " volume not broken",
    )
)


def concepts(language: str) -> dict[str, str]:
    terms: dict[str, str] = msgspec.json.decode((FOLDER / f"{language}.json").read_bytes())["terms"]
    return terms


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_has_words_for_what_the_field_speaks_of(language: str) -> None:
    assert set(concepts(language)) >= FIELD
    assert all(words.split() for words in concepts(language).values())
    assert set(concepts(language)) <= set(concepts("en"))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("won't start", ["not", "start", "!start"]),
        ("the containers were stopped", ["container", "crash"]),
        ("ＤＯＣＫＥＲ", ["docker"]),
        ("it does not work", ["not", "work", "broken"]),
        ("日誌不見了", ["log", "gone"]),
    ],
)
def test_a_text_is_read_as_concepts(text: str, names: list[str]) -> None:
    assert [term.name for term in Reader(read_glossary()).terms(text)] == names


def test_a_word_of_another_language_does_not_hide_an_english_one() -> None:
    reader = Reader(read_glossary())
    assert "crash" in [term.name for term in reader.terms("my containers die again and again")]
    assert "crash" not in [term.name for term in reader.terms("die Container sind weg")]


def test_accents_width_and_script_are_folded() -> None:
    assert folded("DÉMARRER ｆｕｌｌ Łódź straße") == "demarrer full lodz strasse"
    assert folded("容器無法啟動") == "容器无法启动"


def test_a_glossary_that_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "en.json").write_text('{"stop": "a", "words": {}}')
    with pytest.raises(msgspec.ValidationError):
        read_glossary(tmp_path)
