"""The facts that a paste shows."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.model.block import Block
from assistant.model.fact import Fact, FactKey, Origin, Unknown
from assistant.probes.catalogue import probe_of
from assistant.probes.pasted.catalogue import shown_by
from assistant.probes.pasted.look import PastedLook

LONGEST_SOURCE = 80


class PastedFacts:
    """The facts of one paste, found when they are asked for.

    Attributes:
        tells: the facts that its blocks suggest by themselves.
        is_empty: no block shows anything.
    """

    def __init__(self, blocks: Iterable[Block]) -> None:
        shown = shown_by(blocks)
        self.tells = tuple(dict.fromkeys(key for each in shown for key in each.tells))
        self._look = PastedLook(shown)
        self.is_empty = not shown
        self._asked: set[tuple[str, str | None]] = set()
        self._found: dict[FactKey, Fact] = {}

    def of(self, keys: Iterable[FactKey]) -> dict[FactKey, Fact]:
        """Those of the facts that the paste shows; a probe that is asked gives all of its facts."""
        if self.is_empty:
            return {}
        wanted = list(keys)
        for key in wanted:
            self._ask(key)
        return {key: self._found[key] for key in wanted if key in self._found}

    def all_found(self) -> dict[FactKey, Fact]:
        """All facts that were found so far."""
        return dict(self._found)

    def _ask(self, key: FactKey) -> None:
        probe = probe_of(key.name)
        if probe is None or (probe.name, key.of) in self._asked:
            return
        self._asked.add((probe.name, key.of))
        self._look.used.clear()
        answers = probe.ask(self._look, key.of)
        if not self._look.used:
            return
        block = self._look.used[-1]
        for name, answer in answers.items():
            if not isinstance(answer, Unknown):
                found = FactKey(name, key.of if probe.of else None)
                self._found[found] = Fact(found, answer, source_of(block), origin=Origin.PASTE, line=block.first)


def source_of(block: Block) -> str:
    """Where in the paste a fact stands, as a person would say it."""
    what = " ".join(block.command) or block.path
    where = f"line {block.first} of your paste"
    return f"{where}: {what[:LONGEST_SOURCE]}" if what else where
