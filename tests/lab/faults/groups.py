"""The group that owns Docker's socket is gone."""

from tests.lab.faults.fault import Fault
from tests.lab.faults.shell import failed_start, run_container, shell
from tests.lab.hosts.labhost import LabHost

_OWN_UNIT = "/etc/systemd/system/docker.service"
_GROUP = "containers"


def _delete_docker_group(host: LabHost) -> None:
    host.check("systemctl", "stop", "docker.service", "docker.socket")
    host.check("groupdel", "docker")


def _failed_socket(host: LabHost) -> str:
    said = shell(host, "systemctl start docker").text
    return (
        said
        + shell(host, "systemctl status docker.socket --no-pager; journalctl -xeu docker.socket -n 8 --no-pager").text
    )


def _own_unit_with_group(host: LabHost) -> None:
    """Let dockerd make its socket itself, as a unit written after an older guide does."""
    unit = host.read("/lib/systemd/system/docker.service")
    unit = unit.replace("Requires=docker.socket\n", "").replace(" docker.socket ", " ")
    host.write(_OWN_UNIT, unit.replace("-H fd://", f"-H unix:///run/docker.sock --group {_GROUP}"))
    host.check("groupadd", "--system", _GROUP)
    host.check("systemctl", "disable", "--now", "docker.socket")
    host.check("systemctl", "restart", "docker")


def _delete_own_group(host: LabHost) -> None:
    host.check("groupdel", _GROUP)


FAULTS = (
    Fault(
        id="docker-group-missing-for-socket",
        cause="daemon/docker-group-missing",
        inject=_delete_docker_group,
        symptom=_failed_socket,
        use=run_container,
    ),
    Fault(
        id="docker-group-missing-for-dockerd",
        cause="daemon/docker-group-missing",
        setup=_own_unit_with_group,
        inject=_delete_own_group,
        symptom=failed_start,
        use=run_container,
    ),
)
