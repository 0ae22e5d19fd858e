"""On a real host: whoever may use sudo, and may not open Docker's socket, repairs Docker and sees that it works."""

from tests.lab import drydock
from tests.lab.faults import belongings
from tests.lab.faults.catalogue import FAULTS
from tests.lab.hosts.images import BUSYBOX
from tests.lab.hosts.labhost import LabHost

_NOT_RUNNING = "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?\n"


def _alice(host: LabHost, may_run: str) -> None:
    """A user outside of the group docker, whom sudo asks for no password to run this."""
    host.check("useradd", "--create-home", "--shell", "/bin/bash", "alice")
    host.write("/etc/sudoers.d/alice", f"alice ALL=(ALL) NOPASSWD: {may_run}\n")
    host.check("chmod", "0440", "/etc/sudoers.d/alice")


def _looks_through_sudo(host: LabHost) -> str:
    """What sudo has on record."""
    return host.run("journalctl", "-t", "sudo", "-o", "cat", "--no-pager").out


def test_a_stopped_docker_is_repaired_and_proved_by_a_user_outside_of_the_group_docker(host: LabHost) -> None:
    _alice(host, "ALL")
    host.check("systemctl", "stop", "docker.socket", "docker.service")
    host.check("sudo", "-u", "alice", "sudo", "true")
    asked = len(_looks_through_sudo(host))

    drydock.diagnose(host, _NOT_RUNNING, user="alice")
    assert len(_looks_through_sudo(host)) == asked

    answer = drydock.fix(host, _NOT_RUNNING, user="alice", risk="service,reach")
    assert answer.outcome == "fixed", answer.content
    assert host.check("systemctl", "is-active", "docker.service") == "active\n"
    assert "docker --host unix:///var/run/docker.sock system dial-stdio" in _looks_through_sudo(host)


def test_what_sudo_does_not_show_is_not_called_fixed_and_is_left_as_it_is(host: LabHost) -> None:
    _alice(host, "/usr/bin/true, /usr/bin/systemctl, /bin/true, /bin/systemctl")
    host.check("systemctl", "stop", "docker.socket", "docker.service")
    answer = drydock.fix(host, _NOT_RUNNING, user="alice", risk="service,reach")
    assert (answer.outcome, answer.code) == ("not-fixed", 5), answer.content
    assert "drydock resume" in answer.content["outcome"]["why"]
    assert host.check("systemctl", "is-active", "docker.service") == "active\n"


def test_a_container_that_the_fix_has_stopped_is_started_again_through_sudo(host: LabHost) -> None:
    """What changes through the engine goes the way of the looks: its socket refuses this user."""
    fault = next(each for each in FAULTS if each.id == "docker0-without-ipv4")
    belongings.unpack(host)
    fault.setup(host)
    host.check("sh", "-c", f"docker run -d --init --name shop {BUSYBOX} sleep 100000")
    _alice(host, "ALL")
    fault.inject(host)
    answer = drydock.fix(host, fault.symptom(host), user="alice")
    assert answer.outcome == "fixed", answer.content
    assert "Start the container shop" in str(answer.content["outcome"]["steps"])
    assert host.check("docker", "inspect", "-f", "{{.State.Status}}", "shop") == "running\n"
