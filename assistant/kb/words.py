"""What people say of a symptom, by language."""

from __future__ import annotations

import re

from assistant.kb.nodes import Map
from assistant.kb.typed import Fields

ENGLISH = "en"
_LANGUAGE = re.compile(r"[a-z]{2}\Z")


def read_words(fields: Fields) -> dict[str, tuple[str, ...]]:
    """The `words` of a tree: a list is English, a map has a list for each language."""
    node = fields.node_of("words")
    if not isinstance(node, Map):
        english = fields.get("words", tuple[str, ...], ())
        return {ENGLISH: english} if english else {}
    found: dict[str, tuple[str, ...]] = fields.get("words", dict[str, tuple[str, ...]], {})
    for language in found:
        if not _LANGUAGE.match(language):
            hint = "write the two letters of its code, as `en` or `zh`"
            fields.reading.faults.add(node.lines[language], f"{language} is not a language", hint)
    return found


def joined(parts: list[dict[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """The words of several files of one symptom."""
    found: dict[str, tuple[str, ...]] = {}
    for part in parts:
        for language, phrases in part.items():
            found[language] = found.get(language, ()) + phrases
    return found
