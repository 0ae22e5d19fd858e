"""The vocabulary of facts hangs together."""

from __future__ import annotations

from collections import Counter

from assistant.probes.by_name import probe_of
from assistant.probes.catalogue import PROBES, SPECS


def test_no_fact_is_given_by_two_probes() -> None:
    given = Counter(spec.name for probe in PROBES for spec in probe.specs)
    assert [name for name, times in given.items() if times > 1] == []


def test_no_two_probes_share_a_name() -> None:
    assert len({probe.name for probe in PROBES}) == len(PROBES)


def test_a_fact_is_about_the_same_kind_of_object_as_its_probe() -> None:
    assert [spec.name for probe in PROBES for spec in probe.specs if spec.of != probe.of] == []


def test_every_fact_says_what_it_tells() -> None:
    assert [spec.name for spec in SPECS.values() if not spec.says] == []


def test_every_fact_is_found_by_its_probe() -> None:
    assert all(probe_of(spec.name) is probe for probe in PROBES for spec in probe.specs)


def test_an_answer_of_the_human_has_no_probe() -> None:
    assert probe_of("answer.since-when") is None


def test_every_probe_says_how_it_asks() -> None:
    assert [probe.name for probe in PROBES if not probe.ask.__doc__] == []
