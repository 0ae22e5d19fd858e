"""The tables: what is printed in a language, and what it is in English."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent / "tables"
KINDS = ("catalogues", "by_hand")
"""What tools/languages takes of Debian's packages; what Windows, WSL and older releases print, written by hand."""


class Pair(msgspec.Struct, frozen=True, array_like=True):
    """A text in a language, and what it says in English, both with the holes of printf."""

    language: str
    english: str
    said: str


def pairs(languages: Iterable[str]) -> Iterator[Pair]:
    """All texts of some languages; of two that are printed alike, the first counts."""
    for language in languages:
        for kind in KINDS:
            yield from _read(FOLDER / kind / f"{language}.tsv", language)


def _read(file: Path, language: str) -> Iterator[Pair]:
    if file.is_file():
        for line in file.read_text("utf-8").split("\n"):
            if line and not line.startswith("#"):
                english, _, said = line.partition("\t")
                yield Pair(language, english, said)
