"""The user's own commands, typed into a fresh login."""

from tests.lab.hosts.images import BUSYBOX
from tests.lab.hosts.labhost import LabHost
from tests.lab.hosts.processes import Outcome


def shell(host: LabHost, command: str, user: str = "root", timeout_s: float = 60) -> Outcome:
    """Run `command` in a login shell of `user`, with the profile and the groups in force now."""
    return host.run("bash", "-lc", f"exec 2>&1\n{command}", user=user, timeout_s=timeout_s)


def failed_start(host: LabHost, unit: str = "docker") -> str:
    """Try to restart `unit`, then read why it failed, as systemctl itself advises to do."""
    said = shell(host, f"systemctl restart {unit}").text
    wait_until_failed(host, unit)
    commands = (f"systemctl status {unit} --no-pager -l", f"journalctl -xeu {unit} -n 30 --no-pager")
    return said + "".join(shell(host, command).text for command in commands)


def wait_until_failed(host: LabHost, unit: str) -> None:
    """Wait until systemd has given up on `unit`."""
    shell(host, f"for i in $(seq 100); do systemctl is-failed -q {unit} && exit; sleep 0.1; done")


def run_container(host: LabHost, user: str = "root") -> Outcome:
    """Run the smallest container there is."""
    return shell(host, f"docker run --rm {BUSYBOX} echo it works", user=user, timeout_s=30)


def fresh_start(host: LabHost) -> None:
    """Start Docker again after failed starts, with the memory of them gone."""
    host.run("systemctl", "reset-failed", "docker.socket", "docker.service")
    host.check("systemctl", "restart", "docker.socket", "docker.service")
