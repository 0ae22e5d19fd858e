"""Which names in a paste are those of services: compose, swarm and kubectl write them before each line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from assistant.matching.blocks.logs import service_name

_ENOUGH_LINES = 2
_WORDS = "error errors warning warn info debug note fatal hint i e w d id name total status result field value key type"
_NO_SERVICES = frozenset(_WORDS.split())


def services_in(lines: Iterable[tuple[int, str]]) -> frozenset[str]:
    """The names that stand before a `|` more than once, as compose writes those of containers without a number."""
    barred = (line.strip() for _, line in lines if "|" in line[:84])
    counted = Counter(name for name in map(service_name, barred) if name)
    return frozenset(name for name, count in counted.items() if count >= _ENOUGH_LINES and _is_name(name))


def _is_name(name: str) -> bool:
    return name.lower() not in _NO_SERVICES and not name.isdigit()
