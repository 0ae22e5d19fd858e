"""A program is asked for that the image does not hold."""

from tests.lab.faults.belongings import RUNNING
from tests.lab.faults.fault import Act, Fault
from tests.lab.faults.shell import shell
from tests.lab.hosts.images import BUSYBOX
from tests.lab.hosts.labhost import LabHost
from tests.lab.hosts.processes import Outcome

_SCRIPT = "/usr/local/bin/report"


def _write(command: str) -> Act:
    """Make the user's script run `command`."""

    def act(host: LabHost) -> None:
        host.write(_SCRIPT, f"#!/bin/sh\nexec {command}\n")
        host.check("chmod", "+x", _SCRIPT)

    return act


def _use(host: LabHost) -> Outcome:
    return shell(host, _SCRIPT)


def _symptom(host: LabHost) -> str:
    return _use(host).text


def _fault(name: str, command: str, wrong_shell: str) -> Fault:
    right, wrong = command.format(shell="/bin/sh"), command.format(shell=wrong_shell)
    return Fault(
        id=name,
        cause="image/program-not-in-image",
        setup=_write(right),
        inject=_write(wrong),
        symptom=_symptom,
        use=_use,
        by_hand=_write(right),
        names="/bin/sh",
        risk="read-only",
    )


FAULTS = (
    _fault("run-without-bash", f"docker run --rm {BUSYBOX} {{shell}} -c 'echo the report'", "bash"),
    _fault("exec-without-bash", f"docker exec {RUNNING} {{shell}} -c 'echo the report'", "/bin/bash"),
)
