"""The facts that a paste shows."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.model.block import Block
from assistant.model.fact import Answer, Fact, FactKey, Known, Origin, Unknown
from assistant.probes.asking import ask
from assistant.probes.catalogue import SPECS, probe_of
from assistant.probes.disk.data_root import DEFAULT, find_data_root
from assistant.probes.pasted.catalogue import shown_by
from assistant.probes.pasted.look import PastedLook

LONGEST_SOURCE = 80
DATA_ROOT = "data-root"


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
        of = self._usual_data_root() if key.of == DATA_ROOT and probe.of == "path" else key.of
        self._look.used.clear()
        answers = ask(self._look, probe, of)
        if not self._look.used:
            return
        block = self._look.used[-1]
        source = source_of(block) + (f", with {of} as the usual data-root" if of != key.of else "")
        for asked, fact in answers.items():
            if not isinstance(fact.answer, Unknown) and (
                not (SPECS[asked.name].past or block.partial) or _is_positive(fact.answer)
            ):
                found = FactKey(asked.name, key.of if probe.of else None)
                self._found[found] = Fact(found, fact.answer, source, origin=Origin.PASTE, line=block.first)

    def _usual_data_root(self) -> str:
        """`data-root` where the paste says which it is, else where it usually is."""
        return DEFAULT if isinstance(find_data_root(self._look), Unknown) else DATA_ROOT


def _is_positive(answer: Answer) -> bool:
    """Whether something was found; a part of a log or of an output cannot show that nothing was."""
    return isinstance(answer, Known) and answer.value is not False


def source_of(block: Block) -> str:
    """Where in the paste a fact stands, as a person would say it."""
    what = " ".join(block.command) or block.path
    where = f"line {block.first} of your paste"
    return f"{where}: {what[:LONGEST_SOURCE]}" if what else where
