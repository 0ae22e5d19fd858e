"""What the reasoning needs of the knowledge base."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from assistant.model.tree import Cause, Symptom


class Knowledge(Protocol):
    """The trees, by id. The mappings may decode each entry only when it is asked for."""

    @property
    def symptoms(self) -> Mapping[str, Symptom]: ...

    @property
    def causes(self) -> Mapping[str, Cause]: ...

    def proved_by(self, fact_name: str) -> tuple[str, ...]:
        """The causes that a fact can help to prove without any text."""
        ...

    def symptoms_of(self, cause_id: str) -> tuple[str, ...]:
        """The symptoms that a cause stands in, its home first."""
        ...
