"""Drydock on real hosts: what the user pasted becomes a confirmed cause, a fix, and a service that works again."""

import pytest

from tests.lab import drydock
from tests.lab.berth import Keep, differences, inventory, taken_back
from tests.lab.conftest import WHOLE
from tests.lab.faults import belongings
from tests.lab.faults.fault import Fault
from tests.lab.faults.none import NO_FAULTS, NoFault
from tests.lab.hosts.labhost import LabHost
from tests.lab.recording import record

SAMPLE = ("daemon-json-syntax", "docker-group-missing-for-socket", "ip-forward-off", "resolver-silent")
"""Of whose repair the way back is tried in every run, one of each kind; `make lab` tries all of them."""


def test_a_fault_is_confirmed_from_its_symptom_and_fixed_without_other_loss(
    prepared: LabHost, fault: Fault, record_property: Keep
) -> None:
    before = fault.use(prepared)
    assert before.code == 0, before.text
    goes_back = fault.by_hand is None and (WHOLE or fault.id in SAMPLE)
    healthy = inventory(prepared) if goes_back and fault.stays_mended else {}
    fault.inject(prepared)
    symptom = fault.symptom(prepared)
    record(fault.id, symptom)
    broken = fault.use(prepared)
    assert broken.code != 0, broken.text

    named = drydock.diagnose(prepared, symptom, fault.user)
    assert named.best_cause == (fault.cause, "confirmed"), named.content
    assert named.code == 0
    assert fault.names in str(named.content)

    running_since = belongings.running_since(prepared)
    state = inventory(prepared)
    answer = drydock.fix(prepared, symptom, fault.user, fault.risk)
    if fault.by_hand:
        assert differences(state, inventory(prepared)) == [], answer.content
        fault.by_hand(prepared)
    else:
        assert (answer.outcome, answer.code) == ("fixed", 0), answer.content
    after = fault.use(prepared)
    assert after.code == 0, after.text
    if running_since.strip() and "disruptive" not in fault.risk:
        assert belongings.running_since(prepared) == running_since
    assert belongings.what_is_missing(prepared) == []
    if goes_back:
        # Where Docker did not answer and undo leaves it so that it does, it must show what it did before the fault.
        before_fix = state if state["docker"] else {**state, "docker": healthy.get("docker", {})}
        left = taken_back(prepared, answer, before_fix, record_property, fault.user, fault.lost)
        assert [each for each in left if not each.startswith(fault.differs)] == []
        assert len(left) >= len(fault.differs), left
        assert _ends(prepared, fault, well=fault.stays_mended)


@pytest.mark.parametrize("no_fault", NO_FAULTS, ids=[each.id for each in NO_FAULTS])
def test_nothing_is_claimed_where_the_host_has_no_fault(host: LabHost, no_fault: NoFault) -> None:
    belongings.unpack(host)
    text = no_fault.text(host)
    record(no_fault.id, text)
    answer = drydock.diagnose(host, text)
    assert answer.claimed == []
    assert answer.code == 4


def _ends(host: LabHost, fault: Fault, *, well: bool) -> bool:
    """Whether the service works, or fails, in the end: what was restored is in force after some seconds at the most."""
    for _ in range(4):
        if (fault.use(host).code == 0) is well:
            return True
        host.check("sleep", "2")
    return False
