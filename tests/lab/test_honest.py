"""What is said to be fixed is fixed, what ran runs, and what did not help is taken back: on real hosts."""

from tests.lab import drydock
from tests.lab.faults import belongings
from tests.lab.faults.catalogue import FAULTS
from tests.lab.hosts.images import BUSYBOX
from tests.lab.hosts.labhost import LabHost

_NEVER_AGAIN = f"docker run -d --init --name shop {BUSYBOX} sleep 100000"
"""A container without a restart policy: a restart of Docker leaves it down."""
_STATE = ("docker", "inspect", "-f", "{{.State.Status}}", "shop")
_UNDONE_AGAIN = "(while :; do echo 0 >/proc/sys/net/ipv4/ip_forward; done) >/dev/null 2>&1 & echo $!"
"""Somebody else sets it back all the time, as a configuration management does."""
_GONE = "All my images and containers are gone: docker ps -a and docker images are empty since the reboot.\n"


def _prepared(host: LabHost, fault_id: str) -> str:
    """A host with this fault; what its user sees."""
    fault = next(each for each in FAULTS if each.id == fault_id)
    belongings.unpack(host)
    fault.setup(host)
    host.check("sh", "-c", _NEVER_AGAIN)
    fault.inject(host)
    return fault.symptom(host)


def test_a_container_that_the_fix_has_stopped_runs_after_it(host: LabHost) -> None:
    symptom = _prepared(host, "docker0-without-ipv4")
    answer = drydock.fix(host, symptom)
    assert answer.outcome == "fixed", answer.content
    assert "Start the container shop" in str(answer.content["outcome"]["steps"])
    assert host.check(*_STATE) == "running\n"


def test_what_did_not_hold_is_taken_back_with_yes_too(host: LabHost) -> None:
    symptom = _prepared(host, "ip-forward-off")
    before = host.check("sh", "-c", "ls /etc/sysctl.d; cat /etc/sysctl.conf 2>/dev/null")
    somebody = host.check("sh", "-c", _UNDONE_AGAIN).strip()
    answer = drydock.fix(host, symptom, risk="service,data,security,reach")
    host.run("kill", somebody)
    assert (answer.outcome, answer.code) == ("not-fixed", 5), answer.content
    assert "undone" in [step["state"] for step in answer.content["outcome"]["steps"]]
    assert host.check("sh", "-c", "ls /etc/sysctl.d; cat /etc/sysctl.conf 2>/dev/null") == before
    assert host.check(*_STATE) == "running\n"


def test_a_word_that_it_is_done_proves_nothing(host: LabHost) -> None:
    """The data-root is there before and after: only its contents are elsewhere."""
    belongings.unpack(host)
    host.check("systemctl", "stop", "docker.socket", "docker.service")
    host.check("mount", "-t", "tmpfs", "none", "/var/lib/docker")
    host.check("systemctl", "start", "docker.service")
    said = drydock.fix_on_terminal(host, _GONE)
    assert "Fixed, and verified." not in said.out, said.text
