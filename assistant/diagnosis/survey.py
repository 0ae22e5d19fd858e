"""What a host is asked for a snapshot: all that a diagnosis elsewhere may want to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from assistant.diagnosis.case import UNITS, Case
from assistant.diagnosis.patience import Patience
from assistant.kb.knowledge import KnowledgeBase
from assistant.model.fact import Fact, FactKey, Known
from assistant.model.tree import Cause, Condition, Subject
from assistant.probes.catalogue import PROBES

RECORDED_CONTAINERS = 20


def record_everything(case: Case) -> None:
    """Ask every probe that can be asked: about the host, about what the text names, about each container."""
    everything = facts_of_everything(case.expertise.kb, UNITS)
    case.look_until(lambda: everything, Patience(case.budget_s, case.total_s))
    case.probe()
    case.check_up()
    case.look_until(lambda: facts_of_containers(case.facts), Patience(case.budget_s, case.total_s))


def facts_of_everything(kb: KnowledgeBase, units: Iterable[str]) -> tuple[FactKey, ...]:
    """One fact of each probe about the host itself, about these units, and about each object that a cause names."""
    of_host = [FactKey(probe.specs[0].name) for probe in PROBES if probe.of is None]
    of_units = [FactKey(probe.specs[0].name, unit) for probe in PROBES if probe.of == "unit" for unit in units]
    named = [key for cause in kb.causes.values() for key in _named(cause)]
    return tuple(dict.fromkeys((*of_host, *of_units, *named)))


def facts_of_containers(facts: Mapping[FactKey, Fact]) -> tuple[FactKey, ...]:
    """The facts about each container that is known to run or to have ended, so many as a snapshot holds."""
    known = (facts.get(FactKey(name)) for name in ("daemon.running_containers", "disk.stopped_containers"))
    names = [name for fact in known if fact is not None for name in _items(fact)]
    of_container = [spec.name for probe in PROBES if probe.of == "container" for spec in probe.specs]
    return tuple(FactKey(name, each) for each in names[:RECORDED_CONTAINERS] for name in of_container)


def _items(fact: Fact) -> tuple[str, ...]:
    value = fact.answer.value if isinstance(fact.answer, Known) else ()
    return value if isinstance(value, tuple) else ()


def _named(cause: Cause) -> Iterator[FactKey]:
    """The facts about objects that a cause names itself, as `docker0`, and not through a capture."""
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
