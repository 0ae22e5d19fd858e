"""Messages of trees that are forms themselves: they say what was refused and why, and nothing of the program."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.matching.shapes.operations import is_operation
from assistant.matching.shapes.tokens import tokens_of
from assistant.text.holes import WRITTEN_HOLE

_FILLING = frozenset(
    (
        *("a", "an", "at", "on", "of", "to", "the", "in", "is", "was", "not", "found", "failed", "error", "errno"),
        *("os", "sh", "bash", "cannot", "could", "unable"),
    )
)
"""Words that say nothing of who could not do what."""
_SHELL = frozenset(("sh", "not", "found"))
"""`sh: 1: /opt/x: not found`, the words of a shell for ENOENT."""


@lru_cache(maxsize=1024)
def is_bare(message: str) -> bool:
    """Whether a message, as a tree writes it, is only `operation object: error`."""
    text = WRITTEN_HOLE.sub(" ", message)
    tokens = tokens_of(text)
    for token in reversed(tokens):
        text = f"{text[: token.start]} {text[token.stop :]}"
    words = re.findall("[a-z]+", text.lower())
    return bool(tokens or set(words) >= _SHELL) and all(
        word in _FILLING or is_operation(word) or word.endswith(("error", "exception")) for word in words
    )
