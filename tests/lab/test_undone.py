"""An undo that something comes between, on real hosts: a kill, or a person who has changed the file since."""

import pytest

from tests.lab import drydock
from tests.lab.berth import Inventory, differences, inventory, taken_back
from tests.lab.conftest import WHOLE
from tests.lab.faults import belongings
from tests.lab.faults.catalogue import FAULTS
from tests.lab.hosts.labhost import LabHost

pytestmark = pytest.mark.skipif(not WHOLE, reason="make lab tries it")
_FILE = "/etc/docker/daemon.json"
_KILL_DURING_STOP = """
for _ in $(seq 3000); do pgrep -f '[s]ystemctl stop docker' >/dev/null && break; sleep 0.01; done
kill -9 $(pgrep -f '[d]rydock undo' | tail -1)
"""


def _mended(host: LabHost) -> tuple[drydock.Answer, Inventory]:
    """A host whose daemon.json was broken and is mended; how it was before that."""
    fault = next(each for each in FAULTS if each.id == "daemon-json-syntax")
    belongings.unpack(host)
    fault.setup(host)
    fault.inject(host)
    symptom, before = fault.symptom(host), inventory(host)
    answer = drydock.fix(host, symptom)
    assert answer.outcome == "fixed", answer.content
    return answer, before


def test_an_undo_that_was_killed_is_gone_on_with_and_leaves_the_host_as_before(host: LabHost) -> None:
    answer, before = _mended(host)
    host.check("systemd-run", "--quiet", "--unit=killer", "bash", "-c", _KILL_DURING_STOP)
    killed = drydock.on_terminal(host, f"undo {answer.content['session']}")
    assert killed.code != 0, killed.text
    assert differences({"files": before["files"]}, {"files": inventory(host)["files"]}) != [], "it was not done yet"
    assert taken_back(host, answer, before, lambda *_: None) == []


def test_what_a_person_has_changed_since_is_shown_and_left_and_docker_goes_on_with_it(host: LabHost) -> None:
    answer, _ = _mended(host)
    host.write(_FILE, '{"debug": true}\n')
    undone = drydock.on_terminal(host, f"undo {answer.content['session']}")
    assert undone.code == 5, undone.text
    assert f"diff {_FILE}.drydock-" in " ".join(undone.out.split()), undone.text
    assert host.read(_FILE) == '{"debug": true}\n'
    assert belongings.what_is_missing(host) == []
