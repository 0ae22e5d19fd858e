"""English words without their endings."""

from __future__ import annotations

_ENDINGS = ("ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "s", "ly", "e")
_LEAST = 3


def stem(word: str) -> str:
    """The word without its ending, where enough of it is left."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            bare = word[: -len(ending)] + ("y" if ending in ("ies", "ied") else "")
            is_doubled = len(bare) > _LEAST and bare[-1] == bare[-2] and bare[-1] not in "lsz"
            return bare[:-1] if is_doubled and ending in ("ing", "ed") else bare
    return word
