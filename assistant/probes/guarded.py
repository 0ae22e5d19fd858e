"""What must not fail, whatever a host or a text holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


def guarded(what: str, do: Callable[[], T], otherwise: Callable[[Exception], T]) -> T:
    """What comes of `do`, and of `otherwise` when it fails."""
    try:
        return do()
    except Exception as error:
        import logging  # only what fails needs it

        logging.getLogger(__name__).debug("%s failed", what, exc_info=True)
        return otherwise(error)
