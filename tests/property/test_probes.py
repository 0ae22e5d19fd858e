"""Whatever a host replies, a probe answers all of its facts, with values of their types."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from assistant.model.fact import Absent, FactType, Known, Unknown
from assistant.probes.catalogue import PROBES
from tests.probes.wild import WildLook
from tests.property.strategies import objects, wild_looks

TYPES: dict[FactType, tuple[type, ...]] = {
    FactType.BOOL: (bool,),
    FactType.NUMBER: (int, float),
    FactType.TEXT: (str,),
    FactType.LIST: (tuple,),
    FactType.ANY: (bool, int, float, str, tuple),
}


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: str(probe.name))
@given(look=wild_looks(), of=objects())
def test_a_probe_answers_all_of_its_facts_whatever_the_host_replies(probe: Any, look: WildLook, of: str) -> None:
    answers = probe.ask(look, of if probe.of else None)
    assert set(answers) == {spec.name for spec in probe.specs}
    for spec in probe.specs:
        answer = answers[spec.name]
        assert isinstance(answer, (Known, Absent, Unknown))
        if isinstance(answer, Known):
            assert isinstance(answer.value, TYPES[spec.type])
            assert not spec.values or answer.value in spec.values
