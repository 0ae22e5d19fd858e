"""The telling words of a text, whoever wrote them."""

from __future__ import annotations

import re
from collections import Counter

MOST_TERMS = 800
_WORD = re.compile(r"[a-z][a-z0-9_]{2,}|[0-9]{2,}")
_HUMP = re.compile(r"([a-z])([A-Z])")
_ENDINGS = ("ing", "ed", "es", "s")
_LEAST_STEM = 4
_COMMON = frozenset(
    _WORD.findall(
        "the and for with that this not was are from you your but have has can its into out any all when what there"
        " been will then than docker error failed container"
    )
)


def terms_of(text: str) -> Counter[str]:
    """The words (of three letters and more) and numbers (of two digits and more), without endings, and how often."""
    found: Counter[str] = Counter()
    for word in _WORD.findall(_HUMP.sub(r"\1 \2", text).lower()):
        if word not in _COMMON:
            found[_stem(word)] += 1
            if len(found) == MOST_TERMS:
                break
    return found


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM:
            return word[: -len(ending)]
    return word
