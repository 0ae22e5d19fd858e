"""Opens the expertise through its cached indexes, so that a start costs the same however much knowledge there is."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.diagnosis.expertise import Expertise, compile_complaints, compile_likeness
from assistant.kb.cache import cached
from assistant.kb.fingerprint import code_digest
from assistant.kb.knowledge import KnowledgeBase
from assistant.matching.matcher import Matcher

if TYPE_CHECKING:
    from assistant.matching.languages.table import Table


def open_expertise(kb: KnowledgeBase, cache_folder: Path, progress: Callable[[str], None]) -> Expertise:
    """The knowledge and the recogniser of its messages, compiled anew only when it or our code changed.

    Args:
        progress: told when something is compiled.
    """
    digest = hashlib.sha256(kb.digest.encode() + code_digest("matching", "text")).hexdigest()
    load_index = partial(cached, cache_folder, "complaints", digest, partial(compile_complaints, kb))
    load_alike = partial(cached, cache_folder, "alike", digest, partial(compile_likeness, kb))
    load_table = partial(_language_table, cache_folder)

    def compile_all() -> bytes:
        """The recogniser; the indexes of words are made with it, so that no text waits for them."""
        from assistant.matching.specificity.corpus import corpus_of  # only to compile

        progress("Compiling the knowledge base (once) ...")
        load_index()
        load_alike()
        return Matcher.compile(kb.messages, kb.phrases, corpus_of(kb))

    blob = cached(cache_folder, "messages", digest, compile_all)
    try:
        matcher = Matcher.load(blob, load_table)
    except ValueError:
        # Written by another version of Hyperscan, which refuses it.
        matcher = Matcher.load(compile_all(), load_table)
    return Expertise(kb, matcher, load_index, load_alike)


def _language_table(cache_folder: Path, group: str) -> Table:
    """What programs print in other languages: compiled, and cached, when a text has such letters or words."""
    from assistant.matching.languages.compiled import compiled
    from assistant.matching.languages.table import Table

    build = partial(compiled, group)
    try:
        return Table(cached(cache_folder, f"languages-{group}", code_digest("matching/languages").hex(), build))
    except ValueError:
        # Written by another version of Hyperscan, which refuses it.
        return Table(build())
