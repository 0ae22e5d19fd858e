"""Ask a host everything that a diagnosis elsewhere may want to know: what a snapshot is made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from assistant.app.case import UNITS, Brain, Case
from assistant.app.gather import OnFact, gather
from assistant.kb.knowledge import KnowledgeBase
from assistant.model.fact import Fact, FactKey, Known
from assistant.model.look import Look
from assistant.model.tree import Cause, Condition, Subject
from assistant.probes.catalogue import PROBES

BUDGET_S = 20.0
"""A snapshot is taken once and has to do: slow probes are asked too."""
MOST_CONTAINERS = 30
_CONTAINER_LISTS = ("daemon.running_containers", "disk.stopped_containers")


def survey(
    brain: Brain, look: Look, text: str | bytes | None = None, on_fact: OnFact | None = None
) -> Mapping[FactKey, Fact]:
    """Ask every probe about the host, about each object that the knowledge names, and about its containers.

    Args:
        look: the host; a Recorder keeps what it replies.
        text: an error that was met there; the objects that it names are asked about too.

    Returns:
        All facts that came of it.
    """
    case = Case(brain, look, budget_s=BUDGET_S, on_fact=on_fact)
    if text is not None:
        case.read(text)
        case.probe()
    case.check_up()
    facts = case.facts | gather(look, _wanted(brain.kb), budget_s=BUDGET_S, on_fact=on_fact)
    return facts | gather(look, _of_containers(facts), budget_s=BUDGET_S, on_fact=on_fact)


def _wanted(kb: KnowledgeBase) -> tuple[FactKey, ...]:
    of_host = [FactKey(probe.specs[0].name) for probe in PROBES if probe.of is None]
    of_units = [FactKey(probe.specs[0].name, unit) for probe in PROBES if probe.of == "unit" for unit in UNITS]
    named = [key for cause in kb.causes.values() for key in _named(cause)]
    return tuple(dict.fromkeys((*of_host, *of_units, *named)))


def _named(cause: Cause) -> Iterator[FactKey]:
    """The facts about objects that a cause names itself, as in `docker0`, not through a capture."""
    for condition in _conditions(cause):
        if condition.subject is Subject.FACT and condition.of is not None and "{" not in condition.of:
            yield FactKey(condition.name, condition.of)


def _conditions(cause: Cause) -> Iterator[Condition]:
    for evidence in cause.evidence:
        yield from evidence.when
    for fix in cause.fixes:
        yield from (*fix.only_if, *fix.verify)
        for step in fix.steps:
            yield from step.only_if


def _of_containers(facts: Mapping[FactKey, Fact]) -> Iterator[FactKey]:
    names: dict[str, None] = {}
    for key in _CONTAINER_LISTS:
        fact = facts.get(FactKey(key))
        value = fact.answer.value if fact is not None and isinstance(fact.answer, Known) else ()
        names |= dict.fromkeys(value if isinstance(value, tuple) else ())
    for probe in PROBES:
        if probe.of == "container":
            yield from (FactKey(probe.specs[0].name, name) for name in list(names)[:MOST_CONTAINERS])
