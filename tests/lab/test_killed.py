"""Drydock killed in the middle of a step, on a real host: the session accounts for it, and can be gone on with."""

import json

from tests.lab.drydock import DRYDOCK, on_terminal
from tests.lab.faults import belongings
from tests.lab.faults.catalogue import FAULTS
from tests.lab.hosts.labhost import LabHost

_KILL_DURING_RESTART = f"""
{DRYDOCK} fix /root/error.txt --yes --allow disruptive &
for _ in $(seq 3000); do pgrep -f '[s]ystemctl restart docker' >/dev/null && break; sleep 0.01; done
kill -9 $!
"""


def test_a_restart_that_went_through_without_drydock_is_settled_and_never_run_again(host: LabHost) -> None:
    fault = next(each for each in FAULTS if each.id == "docker0-without-ipv4")
    belongings.unpack(host)
    fault.setup(host)
    fault.inject(host)
    host.write("/root/error.txt", fault.symptom(host))
    host.run("bash", "-lc", _KILL_DURING_RESTART, timeout_s=120)

    kept = json.loads(host.run("bash", "-lc", f"{DRYDOCK} show 1 --json").out)
    assert [step["state"] for step in kept["steps"]] == ["unfinished"]
    resumed = host.run("bash", "-lc", f"{DRYDOCK} resume 1")
    assert resumed.code == 5, resumed.text
    assert "the host shows that it was done" in resumed.out
    assert "No terminal to ask on: skipped." in resumed.out

    began = host.run("systemctl", "show", "docker.service", "-p", "InvocationID").out
    on = on_terminal(host, "resume 1")
    assert "Fixed, and verified." in on.out, on.text
    assert host.run("systemctl", "show", "docker.service", "-p", "InvocationID").out == began, "it ran once"
    assert fault.use(host).code == 0
