"""Faults as they are found, so that all of them can be reported at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.kb.nodes import Node
from assistant.model.errors import KnowledgeFault
from assistant.text.nearest import nearest as nearest_names
from assistant.text.parts import head_of
from assistant.text.safe import flat

_LONGEST = 600


@dataclass(frozen=True)
class Faults:
    """The faults of one file; `own` for one of the user's own, which may have some."""

    path: str
    found: dict[KnowledgeFault, None] = field(default_factory=dict)
    own: bool = False

    def add(self, where: Node | int, what: str, hint: str = "") -> None:
        """Note a fault at a node or line; the same one only once."""
        line = where if isinstance(where, int) else where.line
        self.found.setdefault(KnowledgeFault(_shown(self.path), line, _shown(what), _shown(hint)))


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names what was probably meant; empty when nothing is near."""
    return "".join(f"did you mean {each}?" for each in nearest_names(name, known))


def _shown(text: str) -> str:
    """A text out of a file as it may reach a terminal: no control characters, no endless line."""
    shown = flat(head_of(text, _LONGEST))
    return shown if len(text) <= _LONGEST else shown + "…"


def one_of(known: Iterable[str]) -> str:
    """A hint that lists what may stand here."""
    return "one of " + ", ".join(known)
