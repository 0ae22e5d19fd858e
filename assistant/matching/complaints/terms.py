"""A text to the terms that it is looked up by: concepts, stems that no glossary knows, and pairs of characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.matching.complaints.fold import folded
from assistant.matching.complaints.glossary import ENGLISH, NOT, Glossary, Language
from assistant.matching.complaints.stem import stem

_PIECE = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]+|(?:(?![\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3])[^\W_])+(?:'[^\W_]+)*"
)
_FIRST_UNSPACED = "\u3040"
_HAN = re.compile(r"[\u3400-\u9fff\u30a0-\u30ff]+")
_LEAST_BEGINNING = 3
_EVERYWHERE = 0.5
_NEAR = 3
"""A negation belongs to a word at most so far from it."""
_DENIABLE = frozenset(
    re.findall(
        r"\w+",
        "start crash pull push connect resolve remove build login work answer see install create find read"
        " write change restart mount network log permission disk memory data space",
    )
)
_DENIED = {"!work": "broken"}


@dataclass(frozen=True)
class Term:
    """One term of a text.

    Attributes:
        name: a concept, a stem, or `!` and the concept that is denied.
        word: as it was written, folded.
        known: a glossary knows it.
    """

    name: str
    word: str
    known: bool


class Reader:
    """Reads texts by the glossaries."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._english = glossary.languages[ENGLISH]

    def terms(self, text: str, *, english: bool = False) -> list[Term]:
        """The terms of a text, in its order; what is denied stands behind.

        Args:
            english: the text is known to be in English.
        """
        pieces = _PIECE.findall(folded(text))
        other = None if english else self._language([piece for piece in pieces if piece < _FIRST_UNSPACED])
        found: list[Term] = []
        for piece in self._joined(pieces, other):
            found.extend(self._word(piece, other) if piece < _FIRST_UNSPACED else self._unspaced(piece))
        return [*found, *_denied(found)]

    def _joined(self, pieces: list[str], other: Language | None) -> Iterator[str]:
        """The words of a text, those of a term of two words as one."""
        at = 0
        while at < len(pieces):
            pair = "_".join(pieces[at : at + 2])
            is_term = pair in self._english.words or (other is not None and pair in other.words)
            yield pair if is_term else pieces[at]
            at += 2 if is_term else 1

    def _language(self, words: list[str]) -> Language | None:
        """The language whose words there are more of than English ones, None for English."""
        known = {name: sum(self._speaks(each, word) for word in words) for name, each in self._languages()}
        best = max(known, key=lambda name: known[name], default=ENGLISH)
        return self._glossary.languages[best] if known.get(best, 0) > known.get(ENGLISH, 0) else None

    def _languages(self) -> Iterator[tuple[str, Language]]:
        return iter(self._glossary.languages.items())

    def _speaks(self, language: Language, word: str) -> float:
        """How much a word speaks for a language; English words of the field are used in all of them."""
        if word in language.stop:
            return 1.0
        if language is self._english:
            return _EVERYWHERE if stem(word) in language.words else 0.0
        return float(word in language.words or bool(_by_beginning(language, word)))

    def _word(self, word: str, other: Language | None) -> Iterator[Term]:
        plain = word.replace("'", "")
        for language in (other, self._english):
            if language is None:
                continue
            if plain in language.stop:
                return
            means = self._means(language, plain)
            if means:
                yield from (Term(each, plain, known=True) for each in means)
                return
        if "'" in word and other is not None:
            yield from (term for part in word.split("'") for term in self._word(part, other))
        elif len(plain) > 1:
            yield Term(stem(plain), plain, known=False)

    def _means(self, language: Language, word: str) -> tuple[str, ...]:
        if language is self._english:
            root = stem(word)
            return language.words.get(root, ())
        return language.words.get(word, ()) or _by_beginning(language, word)

    def _unspaced(self, run: str) -> Iterator[Term]:
        """Terms of the glossary, the longest first; what is between them, in pairs of characters."""
        terms, at, begun = self._glossary.unspaced, 0, 0
        while at < len(run):
            length = next(
                (n for n in range(min(self._glossary.longest, len(run) - at), 0, -1) if run[at : at + n] in terms), 0
            )
            if length:
                yield from _pairs(run[begun:at])
                term = run[at : at + length]
                yield from (Term(each, term, known=True) for each in terms[term])
                begun = at + length
            at += length or 1
        yield from _pairs(run[begun:])


def _by_beginning(language: Language, word: str) -> tuple[str, ...]:
    """What the beginnings of a word stand for, all of them: an ending can deny what the word begins with."""
    lengths = range(len(word), _LEAST_BEGINNING - 1, -1)
    found = (each for length in lengths for each in language.beginnings.get(word[:length], ()))
    return tuple(dict.fromkeys(found))


def _pairs(rest: str) -> Iterator[Term]:
    for run in _HAN.findall(rest):
        for at in range(max(len(run) - 1, 1)):
            yield Term(run[at : at + 2], run[at : at + 2], known=False)


def _denied(terms: list[Term]) -> Iterator[Term]:
    """What a text says is not: of each negation, the nearest word that can be denied."""
    for at, term in enumerate(terms):
        if term.name != NOT:
            continue
        around = (
            terms[place] for off in range(1, _NEAR + 1) for place in (at + off, at - off) if 0 <= place < len(terms)
        )
        nearest = next((each for each in around if each.name in _DENIABLE), None)
        if nearest is not None:
            name = f"!{nearest.name}"
            yield Term(_DENIED.get(name, name), nearest.word, known=True)
