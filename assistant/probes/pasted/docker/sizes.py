"""Sizes as Docker writes them: `13.3kB`, `1.02GB`, in powers of a thousand; memory as `1.938GiB`."""

from __future__ import annotations

import re

_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s?([kKMGTP]?)(i?)B")


def bytes_of(text: str) -> int | None:
    """The bytes at the beginning of a text, None when there is no size."""
    found = _SIZE.match(text.strip())
    if found is None:
        return None
    return int(float(found[1]) * (1024 if found[3] else 1000) ** " KMGTP".index(found[2].upper() or " "))
