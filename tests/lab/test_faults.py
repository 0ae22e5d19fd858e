"""Each fault of the lab is real: it is felt, the catalogue's repair takes it away, and nothing else is lost."""

from tests.lab.faults import belongings
from tests.lab.faults.fault import Fault
from tests.lab.hosts.labhost import LabHost
from tests.lab.recording import record


def test_a_fault_is_felt_and_the_repair_by_hand_takes_it_away(prepared: LabHost, fault: Fault) -> None:
    before = fault.use(prepared)
    assert before.code == 0, before.text

    fault.inject(prepared)
    symptom = fault.symptom(prepared)
    record(fault.id, symptom)
    assert symptom.strip()
    broken = fault.use(prepared)
    assert broken.code != 0, broken.text

    fault.repair(prepared)
    after = fault.use(prepared)
    assert after.code == 0, after.text
    assert belongings.what_is_missing(prepared) == []
