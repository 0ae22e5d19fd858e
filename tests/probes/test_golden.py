"""Every golden file: the recorded replies of a real host give exactly these facts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.model.fact import Answer, FactSpec, FactType, Known
from assistant.probes.catalogue import PROBES
from tests.probes.golden import plain_facts
from tests.probes.replay import ReplayLook

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/*.json"))
BY_NAME = {probe.name: probe for probe in PROBES}
TYPES: dict[FactType, tuple[type, ...]] = {
    FactType.BOOL: (bool,),
    FactType.NUMBER: (int, float),
    FactType.TEXT: (str,),
    FactType.LIST: (tuple,),
    FactType.ANY: (bool, int, float, str, tuple),
}


def _case(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(path.read_text())
    return case


@pytest.mark.parametrize("path", CASES, ids=lambda path: str(path.relative_to(HERE).with_suffix("")))
def test_recorded_replies_give_these_facts(path: Path) -> None:
    case = _case(path)
    probe = BY_NAME[case["probe"]]
    answers = probe.ask(ReplayLook(case["replies"], case.get("otherwise")), case.get("of"))
    assert plain_facts(answers) == case["facts"]
    assert set(answers) == {spec.name for spec in probe.specs}, "a probe answers all of its facts and no others"
    for spec in probe.specs:
        _check_type(spec, answers[spec.name])


def _check_type(spec: FactSpec, answer: Answer) -> None:
    if not isinstance(answer, Known):
        return
    assert isinstance(answer.value, TYPES[spec.type]), spec.name
    assert spec.type is not FactType.NUMBER or not isinstance(answer.value, bool), spec.name
    assert not spec.values or answer.value in spec.values, spec.name


def test_a_case_lies_with_its_probes_family() -> None:
    assert [path for path in CASES if _case(path)["probe"].partition(".")[0] != path.parent.name] == []


@pytest.mark.parametrize("probe", [each for each in PROBES if not each.pasted_only], ids=lambda probe: str(probe.name))
def test_every_probe_has_a_golden_case_with_the_tools_version(probe: Any) -> None:
    mine = [case for case in map(_case, CASES) if case["probe"] == probe.name]
    assert mine
    assert all(case["tool"] for case in mine)
