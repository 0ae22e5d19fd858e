"""What a pasted text shows."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from assistant.matching.blocks.cutter import cut
from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.probes.pasted.facts import PastedFacts
from tests.probes.golden import plain_fact

NOT_SHOWN = "not shown"


def shown(text: str, *facts: str) -> tuple[Any, ...]:
    """The values of facts (`disk.used_pct of /`) as golden files write them; NOT_SHOWN where the text has none."""
    return shown_in(cut(text), *facts)


def shown_in(blocks: Iterable[Block], *facts: str) -> tuple[Any, ...]:
    """The same of blocks."""
    found = PastedFacts(blocks)
    keys = [_key(fact) for fact in facts]
    answers = found.of(keys)
    return tuple(plain_fact(answers[key].answer) if key in answers else NOT_SHOWN for key in keys)


def told(text: str) -> set[str]:
    """The facts that a text suggests by itself."""
    return {str(key) for key in PastedFacts(cut(text)).tells}


def _key(fact: str) -> FactKey:
    name, found, of = fact.partition(" of ")
    return FactKey(name, of if found else None)
