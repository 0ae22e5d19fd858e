"""What the user's texts show of a host, beside their messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assistant.matching.blocks.cutter import cut
from assistant.model.block import Block
from assistant.model.fact import Fact, FactKey
from assistant.probes.pasted.catalogue import may_show
from assistant.probes.pasted.places import places_of

if TYPE_CHECKING:
    from assistant.probes.pasted.facts import PastedFacts


@dataclass
class Pasted:
    """The blocks of all texts of one case.

    Attributes:
        blocks: in the order of the texts.
        last: those of the text that was added last.
    """

    blocks: tuple[Block, ...] = ()
    last: tuple[Block, ...] = ()
    _places: dict[FactKey, Fact] = field(default_factory=dict)
    _shown: PastedFacts | None = None

    def add(self, text: str | bytes) -> None:
        """Cut a text into blocks; what it shows goes before what an earlier one does."""
        plain = text if isinstance(text, str) else text.decode(errors="replace")
        self.last = cut(plain)
        self.blocks += self.last
        self._places |= places_of(plain, self.last)
        if self._places or may_show(self.last):
            from assistant.probes.pasted.facts import PastedFacts  # most texts show nothing that a probe asks for

            self._shown = PastedFacts(self.blocks, self._places)

    def facts(self, wanted: Callable[[Mapping[FactKey, Fact]], Iterable[FactKey]]) -> dict[FactKey, Fact]:
        """The facts that are wanted, and those that the blocks suggest by themselves.

        Args:
            wanted: the facts to ask for when these are known.
        """
        if self._shown is None:
            return {}
        # Facts about what another fact names (`disk.used_pct` of the data-root) come once that one is known.
        self._shown.of(self._shown.tells)
        self._shown.of(wanted(self._shown.all_found()))
        return self._shown.all_found()
