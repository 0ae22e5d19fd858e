"""Pastes of an administrator of Docker in which nothing is secret, though much is named or shaped as if it were."""

from __future__ import annotations

from pathlib import Path

_TEXTS = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
QUIET = tuple(text.encode().decode("unicode_escape").encode("latin-1").decode() for text in _TEXTS.split("\n%%\n"))
"""Each is filled with identifiers of their kinds; in the file, a line `%%` parts them and what is unseen is escaped."""
