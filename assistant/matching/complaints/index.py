"""The index of all complaints: which symptoms speak of a term, and how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from math import log

import msgspec

from assistant.matching.complaints.glossary import ENGLISH, Glossary, read_glossary
from assistant.matching.complaints.terms import Reader, Term
from assistant.matching.parts import encoded

FORMAT = "drydock.complaints/1"
_TITLE, _PHRASE, _CAUSE, _EXPLAIN = 2.0, 2.0, 0.8, 0.3
"""What a term weighs in each part of a tree."""
_SATURATES = 1.5
_LENGTH_COUNTS = 0.4
_SPELLABLE = 5


class Described(msgspec.Struct, frozen=True):
    """What a tree says in sentences.

    Attributes:
        phrases: what people say of it, in English.
        foreign: the same in other languages.
        causes: the titles of its causes.
        explains: their explanations.
    """

    symptom: str
    title: str
    phrases: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    explains: tuple[str, ...] = ()


class Stored(msgspec.Struct, frozen=True, array_like=True):
    """What `compile_index` writes; what few complaints need stays encoded until one does.

    Attributes:
        symptoms: id and title of each.
        phrases: the terms of each symptom's title and phrases, each phrase without repetitions.
        rarity: how much a term tells.
        postings: term to the symptoms (by place) that have it, each with its weight there.
        spelling: words that a mistyped one may mean, to their terms.
    """

    format: str
    glossary: msgspec.Raw
    symptoms: list[tuple[str, str]]
    phrases: list[msgspec.Raw]
    rarity: dict[str, float]
    postings: dict[str, msgspec.Raw]
    spelling: msgspec.Raw


def compile_index(trees: Iterable[Described], glossary: Glossary | None = None) -> bytes:
    """Index the trees' sentences; `read_index` takes the bytes."""
    glossary = glossary or read_glossary()
    reader, all_trees = Reader(glossary), tuple(trees)
    phrases = [_phrases(reader, each) for each in all_trees]
    counts = [_counts(reader, each, read) for each, read in zip(all_trees, phrases, strict=True)]
    postings = _postings(counts)
    names = [[tuple(dict.fromkeys(term.name for term in phrase)) for phrase in read if phrase] for read in phrases]
    stored = Stored(
        FORMAT,
        _raw(glossary),
        [(each.symptom, each.title) for each in all_trees],
        encoded(names),
        _rarity(counts),
        dict(zip(postings, encoded(postings.values()), strict=True)),
        _raw(_spelling(glossary, (term for read in phrases for phrase in read for term in phrase))),
    )
    return msgspec.msgpack.encode(stored)


def _raw(value: object) -> msgspec.Raw:
    return msgspec.Raw(msgspec.msgpack.encode(value))


def _phrases(reader: Reader, tree: Described) -> list[list[Term]]:
    """The terms of a tree's title and of all that people say of it."""
    english = [reader.terms(text, english=True) for text in (tree.title, *tree.phrases)]
    return [*english, *map(reader.terms, tree.foreign)]


def _counts(reader: Reader, tree: Described, phrases: Sequence[Sequence[Term]]) -> dict[str, float]:
    """How often a symptom has each term, by the part of the tree in which it stands."""
    found: dict[str, float] = {}
    parts = [*zip(phrases, (_TITLE, *(_PHRASE for _ in phrases[1:])), strict=True)]
    parts += [(reader.terms(text, english=True), _CAUSE) for text in tree.causes]
    parts += [(reader.terms(text, english=True), _EXPLAIN) for text in tree.explains]
    for terms, weight in parts:
        for name in {term.name for term in terms}:
            found[name] = found.get(name, 0.0) + weight
    return found


def _postings(counts: Sequence[Mapping[str, float]]) -> dict[str, list[tuple[int, float]]]:
    """BM25: what is said again counts ever less, and less where much is said."""
    lengths = [sum(each.values()) for each in counts]
    mean = sum(lengths) / max(len(lengths), 1) or 1.0
    found: dict[str, list[tuple[int, float]]] = {}
    for at, (each, length) in enumerate(zip(counts, lengths, strict=True)):
        norm = 1 - _LENGTH_COUNTS + _LENGTH_COUNTS * length / mean
        for name, count in each.items():
            found.setdefault(name, []).append((at, round(count / (count + _SATURATES * norm), 3)))
    return found


def _rarity(counts: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """By how many symptoms have a term; one that only explains with it counts less."""
    spread: dict[str, float] = {}
    for each in counts:
        for name, count in each.items():
            spread[name] = spread.get(name, 0.0) + min(count, 1.0)
    return {name: round(log(1 + len(counts) / max(count, 1.0)), 3) for name, count in spread.items()}


def _spelling(glossary: Glossary, terms: Iterable[Term]) -> dict[str, str]:
    """The words of the glossary and those of the trees, that somebody may mistype."""
    words = {word: means[0] for word, means in glossary.languages[ENGLISH].words.items()}
    words |= {term.word: term.name for term in terms}
    return {word: name for word, name in words.items() if len(word) >= _SPELLABLE and word.isascii() and word.isalpha()}
