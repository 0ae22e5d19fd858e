"""A complaint without any error text is answered with what the host has, on a real host."""

import pytest

from tests.lab import drydock
from tests.lab.faults.catalogue import FAULTS
from tests.lab.faults.fault import Fault
from tests.lab.hosts.labhost import LabHost

FULL_DISK = next(each for each in FAULTS if each.id == "disk-full")


@pytest.mark.parametrize("fault", [FULL_DISK], indirect=True)
def test_docker_is_broken_is_answered_with_the_full_disk(prepared: LabHost, fault: Fault) -> None:
    fault.inject(prepared)
    for words in ("docker is broken", "docker 用不了了"):
        answer = drydock.diagnose(prepared, words)
        assert answer.best_cause == ("storage/disk-full", "confirmed"), answer.content
        assert answer.code == 0
    beside = drydock.diagnose(prepared, "the time in my container is wrong")
    assert beside.best_cause[1] != "confirmed"
    assert "full" in str(beside.content["remarks"])
