"""Words of the field that a mistyped one may mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_LEAST = 5
_LONG = 8
_VERY_LONG = 60


def nearest(word: str, known: Sequence[str], terms: Mapping[str, str]) -> str | None:
    """The term of the known word that differs by a typing error, in a long word by two; None when none does.

    Args:
        known: the words that people spell right.
        terms: what each of them stands for.
    """
    if not _LEAST <= len(word) <= _VERY_LONG or not word.isascii() or not word.isalpha():
        return None
    from rapidfuzz.distance.OSA import distance  # few complaints are mistyped
    from rapidfuzz.process import extractOne

    most = 1 if len(word) < _LONG else 2
    found = extractOne(word, known, scorer=distance, score_cutoff=most)
    if found is None or (found[0][0] != word[0] and found[1] > 1):
        return None
    return terms[found[0]]
