"""A snapshot is asked for all that a diagnosis elsewhere may want."""

from __future__ import annotations

from assistant.diagnosis.survey import facts_of_everything
from assistant.model.fact import FactKey
from assistant.model.tree import Condition
from assistant.probes.by_name import probe_of
from assistant.probes.catalogue import PROBES
from tests.reasoning.trees import capture_is, cause, confirms, fact_is, fix, symptom, trees


def _wanted(*conditions: Condition) -> set[FactKey]:
    one = cause(
        "area/a", confirms(*conditions), fixes=(fix("mend", only_if=(fact_is("group.exists", True, "docker"),)),)
    )
    return set(facts_of_everything(trees(symptom("area/s", one), causes=[one]), ("docker.service",)))


def test_every_probe_of_the_host_is_asked() -> None:
    asked = {probe_of(key.name) for key in _wanted(fact_is("daemon.hung", True)) if key.of is None}
    assert {probe.name for probe in PROBES if probe.of is None} <= {probe.name for probe in asked if probe is not None}


def test_the_units_are_asked_about() -> None:
    assert "docker.service" in {key.of for key in _wanted(fact_is("daemon.hung", True))}


def test_an_object_that_a_cause_or_a_fix_names_is_asked_about() -> None:
    wanted = _wanted(fact_is("interface.exists", True, "docker0"))
    assert {FactKey("interface.exists", "docker0"), FactKey("group.exists", "docker")} <= wanted


def test_an_object_that_only_a_text_names_is_not_asked_about() -> None:
    wanted = _wanted(fact_is("registry.reachable", True, "{host}"), capture_is("host", "x"))
    assert "registry.reachable" not in {key.name for key in wanted}
