"""On hosts that half match nothing is harmed and nothing falsely fixed, whatever is allowed."""

from collections.abc import Iterator

import pytest

from tests.lab import drydock
from tests.lab.berth import AS_BEFORE, Berth, Keep, differences, inventory, taken_back
from tests.lab.conftest import WHOLE
from tests.lab.half import elsewhere, old, places, running, settings
from tests.lab.half.case import ALL, BACKUP, Half
from tests.lab.hosts.labhost import LabHost

SAMPLE = (
    *("panic-beside-typo", "no-space-of-yesterday", "registry-option-for-another", "both-name-servers-of-the-site"),
    *("docker-host-inside-an-if", "stopped-while-another-runs", "data-on-a-disk-that-nothing-names"),
)
"""Those that every run tries; `make lab` tries all of them."""
_ALL_CASES = (*elsewhere.CASES, *old.CASES, *settings.CASES, *places.CASES, *running.CASES)
CASES = tuple(case for case in _ALL_CASES if WHOLE or case.id in SAMPLE)
_BRIDGE_STAYS = "links docker0: None -> True"
"""Docker makes its bridge when it starts, and leaves it when it stops."""
_RESTART = "systemctl reset-failed docker.service docker.socket; systemctl restart docker.service"


@pytest.fixture(scope="module")
def berth(lab: None) -> Iterator[Berth]:
    """One host for all cases."""
    shared = Berth()
    yield shared
    shared.close()


@pytest.mark.parametrize("case", CASES, ids=[case.id for case in CASES])
def test_on_a_host_that_half_matches_nothing_is_harmed_and_nothing_falsely_fixed(
    berth: Berth, case: Half, record_property: Keep
) -> None:
    with berth.turn() as host:
        healthy = inventory(host)
        for allowed in case.allowed:
            case.inject(host)
            changed = _attempt(host, case, case.text(host), allowed, record_property)
            case.clean(host)
            host.check("sh", "-c", AS_BEFORE)
            assert [each for each in differences(healthy, inventory(host)) if BACKUP not in each] == []
            if not changed:
                # What is allowed less does no more: policy only refuses, step by step.
                break


def _attempt(host: LabHost, case: Half, text: str, allowed: str, keep: Keep) -> bool:
    """Let Drydock try; whether it changed anything."""
    before, worked = inventory(host), case.held(host)
    answer = drydock.fix(host, text, case.user, allowed)
    after, works = inventory(host), case.held(host)
    said = f"{case.id}, --allow {allowed}: {answer.content.get('outcome')}"
    fixed = answer.outcome == "fixed"
    assert not fixed or (works and not worked), said
    assert fixed or answer.code != 0, said
    changed = differences(before, after)
    assert [each for each in changed if not (fixed and case.means(each))] == [], said
    assert [words for words, holds in case.keeps if not holds(host)] == [], said
    if changed and after["docker"]:
        assert host.run("sh", "-c", _RESTART).code == 0, (said, changed)
        host.run("sh", "-c", AS_BEFORE)
    if fixed and allowed == ALL:
        left = taken_back(host, answer, before, keep, case.user)
        assert [each for each in left if each != _BRIDGE_STAYS] == [], said
    return bool(changed)
