"""What units that are not well wrote into their journals."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from assistant.model.fact import Fact, FactKey, Known


def journals_of_trouble(facts: Mapping[FactKey, Fact], units: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Each unit that is not known to be active, with the lines that it logged about a fault; none where it has none."""
    for unit in units:
        lines = facts.get(FactKey("service.fatal_lines", unit))
        state = facts.get(FactKey("service.active_state", unit))
        well = state is not None and state.answer == Known("active")
        if well or lines is None or not isinstance(lines.answer, Known):
            continue
        value = lines.answer.value
        yield unit, "\n".join(value) if isinstance(value, tuple) else str(value)
