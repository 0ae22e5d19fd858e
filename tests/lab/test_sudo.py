"""On a real host: whoever may use sudo, and may not open Docker's socket, repairs Docker and sees that it works."""

from tests.lab import drydock
from tests.lab.hosts.labhost import LabHost


def _alice(host: LabHost) -> None:
    """A user outside of the group docker, whom sudo asks for no password."""
    host.check("useradd", "--create-home", "--shell", "/bin/bash", "alice")
    host.write("/etc/sudoers.d/alice", "alice ALL=(ALL) NOPASSWD: ALL\n")
    host.check("chmod", "0440", "/etc/sudoers.d/alice")


def _looks_through_sudo(host: LabHost) -> str:
    """What sudo has on record."""
    return host.run("journalctl", "-t", "sudo", "-o", "cat", "--no-pager").out


def test_a_stopped_docker_is_repaired_and_proved_by_a_user_outside_of_the_group_docker(host: LabHost) -> None:
    _alice(host)
    host.check("systemctl", "stop", "docker.socket", "docker.service")
    symptom = host.run("bash", "-lc", "exec 2>&1; sudo docker ps", user="alice").text
    asked = len(_looks_through_sudo(host))

    drydock.diagnose(host, symptom, user="alice")
    assert len(_looks_through_sudo(host)) == asked

    answer = drydock.fix(host, symptom, user="alice", risk="service,reach")
    assert answer.outcome == "fixed", answer.content
    assert host.check("systemctl", "is-active", "docker.service") == "active\n"
    assert "docker --host unix:///var/run/docker.sock system dial-stdio" in _looks_through_sudo(host)
