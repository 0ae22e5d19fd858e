"""What people call the things of the field: words of each language, and the concepts that they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from assistant.matching.complaints.fold import folded
from assistant.matching.complaints.stem import stem

ENGLISH = "en"
NOT = "not"
FOLDER = Path(__file__).with_name("glossaries")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


class Language(msgspec.Struct, frozen=True, array_like=True):
    """The glossary of one language that puts blanks between words.

    Attributes:
        stop: words that say nothing of the field, and by which the language is known.
        words: whole words to their concepts; of English, their stems.
        beginnings: how words begin that have many endings, to their concepts.
    """

    stop: frozenset[str]
    words: dict[str, tuple[str, ...]]
    beginnings: dict[str, tuple[str, ...]]


class Glossary(msgspec.Struct, frozen=True, array_like=True):
    """All glossaries.

    Attributes:
        languages: those with blanks between words, English first.
        unspaced: terms of Chinese, Japanese and Korean to their concepts; none for a word that says nothing.
        longest: the letters of the longest of them.
    """

    languages: dict[str, Language]
    unspaced: dict[str, tuple[str, ...]]
    longest: int


class _File(msgspec.Struct, forbid_unknown_fields=True):
    stop: str
    terms: dict[str, str]


def read_glossary(folder: Path = FOLDER) -> Glossary:
    """All glossaries of a folder: `<language>.json`, a term of several words with `_`, the beginning of one with `*`.

    Raises:
        OSError, msgspec.MsgspecError: a file is not readable or not a glossary.
    """
    files = {path.stem: msgspec.json.decode(path.read_bytes(), type=_File) for path in sorted(folder.glob("*.json"))}
    languages: dict[str, Language] = {}
    unspaced: dict[str, tuple[str, ...]] = {}
    for name in sorted(files, key=lambda name: (name != ENGLISH, name)):
        stop = folded(files[name].stop).split()
        terms = _by_term(files[name].terms, spoken=name == ENGLISH)
        is_unspaced = {term for term in (*stop, *terms) if _CJK.search(term)}
        unspaced |= {term: () for term in stop if term in is_unspaced and term not in unspaced}
        unspaced |= {
            term: _merged(unspaced.get(term, ()), means) for term, means in terms.items() if term in is_unspaced
        }
        languages[name] = _language(name, stop, {term: terms[term] for term in terms if term not in is_unspaced})
    return Glossary(languages, unspaced, max(map(len, unspaced), default=0))


def _by_term(terms: dict[str, str], *, spoken: bool) -> dict[str, tuple[str, ...]]:
    """The concepts of each term; where concepts are `spoken`, the name of one is a term too."""
    found: dict[str, tuple[str, ...]] = {}
    for concept, written in terms.items():
        for term in (*folded(written).split(), *((concept,) if spoken else ())):
            found[term] = _merged(found.get(term, ()), (concept,))
    return found


def _merged(some: Sequence[str], others: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *others)))


def _language(name: str, stop: Iterable[str], terms: dict[str, tuple[str, ...]]) -> Language:
    words: dict[str, tuple[str, ...]] = {}
    for term, means in terms.items():
        if not term.endswith("*"):
            key = stem(term) if name == ENGLISH else term
            words[key] = _merged(words.get(key, ()), means)
    beginnings = {term[:-1]: means for term, means in terms.items() if term.endswith("*")}
    return Language(frozenset(stop), words, beginnings)
