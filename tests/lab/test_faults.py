"""Each fault of the lab is real: it is felt, the catalogue's repair takes it away, and nothing else is lost."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab.conftest import visible_folders
from tests.lab.faults import belongings
from tests.lab.faults.catalogue import FAULTS
from tests.lab.faults.fault import Fault
from tests.lab.hosts import loopdevices
from tests.lab.hosts.labhost import LabHost

_RECORDED = Path(__file__).with_name("recorded")


@pytest.fixture(params=FAULTS, ids=[fault.id for fault in FAULTS])
def fault(request: pytest.FixtureRequest) -> Fault:
    chosen: Fault = request.param
    return chosen


@pytest.fixture
def prepared(lab: None, fault: Fault) -> Iterator[LabHost]:
    """Boot a host that is ready for the fault and still healthy."""
    turn = loopdevices.turn() if fault.shares_loop_devices else contextlib.nullcontext()
    with turn, LabHost(visible_folders(), fault.volume) as host:
        belongings.unpack(host)
        fault.setup(host)
        yield host


def test_a_fault_is_felt_and_the_repair_by_hand_takes_it_away(prepared: LabHost, fault: Fault) -> None:
    before = fault.use(prepared)
    assert before.code == 0, before.text

    fault.inject(prepared)
    symptom = fault.symptom(prepared)
    _record(fault, symptom)
    assert symptom.strip()
    broken = fault.use(prepared)
    assert broken.code != 0, broken.text

    fault.repair(prepared)
    after = fault.use(prepared)
    assert after.code == 0, after.text
    assert belongings.what_is_missing(prepared) == []


def _record(fault: Fault, symptom: str) -> None:
    """Keep what was really printed, when asked to by LAB_RECORD."""
    if os.environ.get("LAB_RECORD"):
        _RECORDED.mkdir(exist_ok=True)
        (_RECORDED / f"{fault.id}.txt").write_text(symptom)
