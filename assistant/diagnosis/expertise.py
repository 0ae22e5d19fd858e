"""What Drydock knows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.kb.knowledge import KnowledgeBase
from assistant.matching.matcher import Matcher

if TYPE_CHECKING:
    from assistant.matching.alike.index import Alike
    from assistant.matching.complaints.complaints import Complaints


@dataclass(frozen=True)
class Expertise:
    """The knowledge, what recognises its messages in a text, and what finds symptoms by a person's words.

    Args:
        load_index: gives the compiled index of complaints, where it is cached; else it is compiled when it is needed.
        load_alike: the same for the index of likeness.
    """

    kb: KnowledgeBase
    matcher: Matcher
    load_index: Callable[[], bytes] | None = None
    load_alike: Callable[[], bytes] | None = None

    @cached_property
    def alike(self) -> Alike:
        """What tells how alike a text is to what the trees say of each cause."""
        from assistant.matching.alike.index import Alike

        return Alike.load(self.load_alike() if self.load_alike else compile_likeness(self.kb))

    @cached_property
    def complaints(self) -> Complaints:
        """All symptoms, to be found by words; most texts are recognised without it."""
        from assistant.matching.complaints.complaints import Complaints

        return Complaints.load(self.load_index() if self.load_index else compile_complaints(self.kb))


def compile_complaints(kb: KnowledgeBase) -> bytes:
    """Compile what `Expertise.complaints` loads."""
    from assistant.matching.complaints.index import compile_index
    from assistant.matching.complaints.trees import described

    return compile_index(described(kb.symptoms, kb.causes))


def compile_likeness(kb: KnowledgeBase) -> bytes:
    """Compile what `Expertise.alike` loads."""
    from assistant.matching.alike.index import compile_alike
    from assistant.matching.alike.trees import words_of_causes

    return compile_alike(words_of_causes(kb.symptoms, kb.causes))
