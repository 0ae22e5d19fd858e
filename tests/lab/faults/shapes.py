"""Errors of a program that no tree knows, each with the property of the host that explains it."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.lab.hosts.labhost import LabHost

_PROMPT = "root@host:~# depotd --check\n"
_LISTENER = "python3 -c 'import socket, time; s = socket.create_server((\"127.0.0.1\", 7077)); time.sleep(100000)'"


@dataclass(frozen=True)
class Unknown:
    """A message that no tree knows.

    Attributes:
        text: what the program prints.
        inject: makes the host so that it would.
        cause: the property that must be named.
        says: a part of the finding.
    """

    id: str
    text: str
    inject: Callable[[LabHost], object]
    cause: str
    says: str


def _listen(host: LabHost) -> None:
    host.check("systemd-run", "--quiet", "--unit=depot-api", "sh", "-c", _LISTENER)
    host.check("sh", "-c", "for i in $(seq 50); do grep -q :1BA5 /proc/net/tcp && exit 0; sleep 0.1; done; exit 1")


def _mount(host: LabHost) -> None:
    host.check(
        "sh", "-ec", "mkdir -p /srv/tools; mount -t tmpfs -o noexec tools /srv/tools; cp /bin/true /srv/tools/sync"
    )


UNKNOWN = (
    Unknown(
        "directory-missing",
        f"{_PROMPT}depotd: cannot start: open /srv/depot/rules/a.yaml: no such file or directory\n",
        lambda host: host.check("mkdir", "-p", "/srv/depot"),
        "shape/directory-missing",
        "/srv/depot/rules",
    ),
    Unknown(
        "mounted-noexec",
        f"{_PROMPT}depotd: hook failed: fork/exec /srv/tools/sync: permission denied\n",
        _mount,
        "shape/mounted-noexec",
        "/srv/tools is mounted with noexec",
    ),
    Unknown(
        "listens-locally-only",
        "depotd: no stock: dial tcp 172.17.0.1:7077: connect: connection refused\n",
        _listen,
        "network/host-service-on-loopback",
        "127.0.0.1",
    ),
)
