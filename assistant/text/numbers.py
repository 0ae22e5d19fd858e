"""Numbers as people read them."""

from __future__ import annotations

_UNITS = ("B", "kB", "MB", "GB")


def percent(probability: float) -> str:
    """A probability from 0 to 1; what is not certain is never written as 0% or 100%."""
    if probability < 0.01:
        return "under 1%"
    return "over 99%" if probability > 0.99 else f"{probability * 100:.0f}%"


def size(count: float) -> str:
    """Bytes in the largest unit that fits, in powers of 1000, as `docker system df` counts."""
    for unit in _UNITS:
        if abs(count) < 999.5:
            return f"{count:.3g} {unit}"
        count /= 1000
    return f"{count:.3g} TB" if count < 999.5 else f"{count:.0f} TB"
