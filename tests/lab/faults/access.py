"""The daemon cannot be reached: down, unreachable, not allowed, or not answering."""

import sys

from tests.lab.faults.fault import Fault
from tests.lab.faults.shell import run_container, shell
from tests.lab.hosts.labhost import LabHost
from tests.lab.hosts.processes import Outcome

_USER = "alice"
_PROFILE = "/etc/profile.d/docker.sh"
_CONTAINERS_BY_API = """
import docker
try:
    print(docker.from_env(timeout=3).containers.list())
except docker.errors.DockerException as error:
    print("ERROR:", error)
"""


def _docker_ps(host: LabHost) -> str:
    return shell(host, "docker ps").text


def _stop(host: LabHost) -> None:
    host.check("systemctl", "stop", "docker.socket", "docker.service")


def _delete_socket(host: LabHost) -> None:
    host.check("rm", "/run/docker.sock")


def _point_elsewhere(host: LabHost) -> None:
    host.write(_PROFILE, "export DOCKER_HOST=tcp://127.0.0.1:2375\n")


def _add_user(host: LabHost) -> None:
    host.check("useradd", "--create-home", "--shell", "/bin/bash", "--groups", "docker,sudo", _USER)
    host.write(f"/etc/sudoers.d/{_USER}", f"{_USER} ALL=(ALL) NOPASSWD: ALL\n")


def _leave_group(host: LabHost) -> None:
    host.check("gpasswd", "--delete", _USER, "docker")


def _users_docker_ps(host: LabHost) -> str:
    return shell(host, "docker ps", user=_USER).text


def _users_container(host: LabHost) -> Outcome:
    return run_container(host, user=_USER)


def _freeze(host: LabHost) -> None:
    host.check("sh", "-c", "kill -STOP $(systemctl show -p MainPID --value docker)")


def _give_up_waiting(host: LabHost) -> str:
    """Let a program with a time limit, as docker-compose has one, ask for the containers."""
    return shell(host, f"{sys.executable} - <<'END'{_CONTAINERS_BY_API}END").text


def _quick_container(host: LabHost) -> Outcome:
    return shell(host, "docker run --rm busybox:1.35 true", timeout_s=6)


FAULTS = (
    Fault("daemon-stopped", "daemon/not-running", _stop, _docker_ps, run_container, risk="reversible"),
    Fault(
        id="socket-file-deleted",
        cause="daemon/socket-file-deleted",
        inject=_delete_socket,
        symptom=_docker_ps,
        use=run_container,
        differs=("files /run/docker.sock: None",),
        stays_mended=True,
    ),
    Fault(
        id="docker-host-elsewhere",
        cause="client/docker-host-env-wrong",
        inject=_point_elsewhere,
        symptom=_docker_ps,
        use=run_container,
        risk="data",
    ),
    Fault(
        id="user-not-in-group",
        cause="client/user-not-in-docker-group",
        setup=_add_user,
        inject=_leave_group,
        symptom=_users_docker_ps,
        use=_users_container,
        user=_USER,
        risk="security",
    ),
    Fault("daemon-hung", "daemon/hung", _freeze, _give_up_waiting, _quick_container, stays_mended=True),
)
