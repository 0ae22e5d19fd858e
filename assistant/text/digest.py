"""The digest by which it is told whether a file holds what it held."""

from __future__ import annotations

import hashlib


def digest(data: bytes | None) -> str | None:
    """The SHA-256 of a file's contents, None when there is no file."""
    return None if data is None else hashlib.sha256(data).hexdigest()
