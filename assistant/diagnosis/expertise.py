"""What Drydock knows."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.kb.knowledge import KnowledgeBase
from assistant.matching.matcher import Matcher


@dataclass(frozen=True)
class Expertise:
    """The knowledge, and what recognises its messages in a text."""

    kb: KnowledgeBase
    matcher: Matcher
