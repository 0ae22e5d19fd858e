"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress


@contextmanager
def whole_or_gone(path: str) -> Iterator[None]:
    """Remove a new file when what was to be done with it fails, or is interrupted."""
    try:
        yield
    except BaseException:
        with suppress(OSError):
            os.unlink(path)
        raise
