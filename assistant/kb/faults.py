"""Faults as they are found, so that all of them can be reported at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from assistant.kb.nodes import Node
from assistant.model.errors import KnowledgeFault


@dataclass(frozen=True)
class Faults:
    """The faults of one file."""

    path: str
    found: list[KnowledgeFault] = field(default_factory=list)

    def add(self, where: Node | int, what: str, hint: str = "") -> None:
        """Note a fault at a node or line; the same one only once."""
        line = where if isinstance(where, int) else where.line
        fault = KnowledgeFault(self.path, line, what, hint)
        if fault not in self.found:
            self.found.append(fault)


def nearest(name: str, known: Iterable[str]) -> str:
    """A hint that names what was probably meant; empty when nothing is near."""
    from difflib import get_close_matches

    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else ""


def one_of(known: Iterable[str]) -> str:
    """A hint that lists what may stand here."""
    return "one of " + ", ".join(known)
