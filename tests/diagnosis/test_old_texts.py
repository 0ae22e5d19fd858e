"""Old texts: pasted on a host that has another fault, or none, they prove nothing that a repair would act on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

import pytest

from assistant.diagnosis.case import Case
from assistant.diagnosis.expertise import Expertise
from assistant.model.diagnosis import CauseStatus
from assistant.model.fact import Absent, Fact, FactKey, Known, Value
from assistant.model.risk import Risk
from assistant.model.tree import Cause, Symptom
from assistant.wiring import Wiring

Host = Mapping[str, Value | None]

HEALTHY: Host = {
    "config.conflicts": None,
    "config.flag:host": "fd://",
    "config.key:live-restore": None,
    "config.key:log-opts": None,
    "config.syntax": None,
    "config.unknown_keys": None,
    "config.wrong_types": None,
    "daemon.connection": "accepted",
    "daemon.default_socket_answers": True,
    "daemon.docker_host_files": None,
    "daemon.endpoint_source": "default",
    "daemon.hung": False,
    "daemon.min_api_version": "1.12",
    "daemon.pid": 700,
    "daemon.pid_file": 700,
    "daemon.pid_file_program": "dockerd",
    "daemon.process": True,
    "daemon.process_state": "S",
    "daemon.reachable": True,
    "daemon.security_options": ("name=apparmor",),
    "daemon.socket": "socket",
    "daemon.socket_group": "docker",
    "daemon.version": "27.3.1",
    "group.exists:docker": True,
    "interface.exists:docker0": True,
    "interface.ipv4:docker0": "172.17.0.1/16",
    "kernel.module:nf_tables": "loaded",
    "rival.pid": None,
    "service.active_state:containerd.service": "active",
    "service.active_state:docker.service": "active",
    "service.active_state:docker.socket": "active",
    "service.fatal_lines:containerd.service": None,
    "service.fatal_lines:docker.service": None,
    "service.load_state:containerd.service": "loaded",
    "service.load_state:docker.service": "loaded",
    "service.load_state:docker.socket": "loaded",
    "service.main_pid:docker.service": 700,
    "service.manager": "systemd",
    "service.program_replaced:containerd.service": False,
    "service.result:docker.service": "success",
    "user.in_docker_group": True,
    "user.in_docker_group_on_file": True,
    "user.reaches_socket": True,
}
STOPPED: Host = HEALTHY | {
    "daemon.connection": "refused",
    "daemon.default_socket_answers": False,
    "daemon.pid": None,
    "daemon.pid_file": None,
    "daemon.pid_file_program": None,
    "daemon.process": False,
    "daemon.process_state": None,
    "daemon.reachable": False,
    "service.active_state:docker.service": "inactive",
    "service.active_state:docker.socket": "inactive",
    "service.main_pid:docker.service": None,
}
MISSPELT: Host = STOPPED | {
    "config.syntax": "invalid",
    "service.active_state:docker.service": "failed",
    "service.fatal_lines:docker.service": ("unable to configure the Docker daemon with file /etc/docker/daemon.json",),
    "service.result:docker.service": "exit-code",
}
FROZEN: Host = HEALTHY | {
    "daemon.default_socket_answers": False,
    "daemon.hung": True,
    "daemon.process_state": "T",
    "daemon.reachable": False,
}


@pytest.fixture(scope="module")
def expertise() -> Expertise:
    return Wiring().expertise


@pytest.mark.parametrize(
    ("host", "fault"),
    [
        (HEALTHY, None),
        (STOPPED, "daemon/not-running"),
        (MISSPELT, "daemon/daemon-json-syntax"),
        (FROZEN, "daemon/hung"),
    ],
    ids=["healthy", "stopped", "misspelt", "frozen"],
)
def test_an_old_text_confirms_nothing_but_what_the_host_has(
    expertise: Expertise, host: Host, fault: str | None
) -> None:
    found = [
        f"{symptom.id}: {cause} ({text[:60]})"
        for symptom, text in texts(expertise)
        for cause in confirmed(expertise, text, host)
        if cause != fault
    ]
    assert found == []


def texts(expertise: Expertise) -> Iterator[tuple[Symptom, str]]:
    """An example or two of each symptom that a repair could be offered for."""
    causes = expertise.kb.causes
    for symptom in expertise.kb.symptoms.values():
        if any(is_repaired(causes[ref.id]) for ref in symptom.causes):
            yield from islice(((symptom, example.text) for example in symptom.examples if example.text), 2)


def confirmed(expertise: Expertise, text: str, host: Host) -> list[str]:
    """The causes that are confirmed by a text on a host, and whose repair would change it."""
    case = Case(expertise)
    case.read(text)
    case.state(map(fact, host.items()))
    candidates = case.conclude().candidates
    return [each.cause.id for each in candidates if each.status is CauseStatus.CONFIRMED and is_repaired(each.cause)]


def fact(stated: tuple[str, Value | None]) -> Fact:
    (name, _, of), value = stated[0].partition(":"), stated[1]
    return Fact(FactKey(name, of or None), Absent() if value is None else Known(value))


def is_repaired(cause: Cause) -> bool:
    return any(fix.risk is not Risk.READ_ONLY for fix in cause.fixes)
