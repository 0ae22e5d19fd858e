"""A published port is taken."""

from tests.lab.faults.fault import Fault
from tests.lab.faults.shell import shell
from tests.lab.hosts.images import BUSYBOX
from tests.lab.hosts.labhost import LabHost
from tests.lab.hosts.processes import Outcome

_OLD = "shop-old"
_NEW = "shop"
_SERVE = f"docker run -d --init --name {{name}} -p 8080:80 {BUSYBOX} httpd -f -h /etc"


def _start_new(host: LabHost) -> Outcome:
    return shell(host, _SERVE.format(name=_NEW))


def _symptom(host: LabHost) -> str:
    said = _start_new(host).text
    shell(host, f"docker rm {_NEW}")
    return said


def _use(host: LabHost) -> Outcome:
    """Start the new shop, buy something, close it again."""
    started = _start_new(host)
    fetched = host.world.fetch("http://10.77.0.2:8080/hostname") if started.code == 0 else started
    shell(host, f"docker rm -f {_NEW}")
    return fetched


def _leave_old_one_running(host: LabHost) -> None:
    host.check("sh", "-c", _SERVE.format(name=_OLD))


def _stop_old_one(host: LabHost) -> None:
    host.check("docker", "stop", _OLD)


FAULTS = (
    Fault(
        id="port-allocated",
        cause="network/port-used-by-other-container",
        inject=_leave_old_one_running,
        symptom=_symptom,
        use=_use,
        by_hand=_stop_old_one,
        names=_OLD,
    ),
)
