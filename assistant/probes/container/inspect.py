"""A container as the engine describes it; several probes start from it."""

from __future__ import annotations

from assistant.model.fact import Absent, Unknown
from assistant.model.look import Look
from assistant.probes.answers import garbled, not_a
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_engine, container_path


def inspect(look: Look, name: str | None) -> Document | Absent | Unknown:
    """One container as the engine describes it; Absent when there is none of that name."""
    path = container_path(name or "")
    if path is None:
        return not_a("a container's name or id")
    found = ask_engine(look, f"{path}/json")
    is_container = not isinstance(found, Document) or found.at("State").is_object or (found.is_part and found.is_object)
    return found if is_container else garbled("the Docker engine")
