"""python -m tests.lab.pastes.docker: what the command lines of Docker print that are on the machine."""

from tests.lab.conftest import visible_folders
from tests.lab.hosts.labhost import LabHost
from tests.lab.pastes.beside import Asked
from tests.lab.pastes.keeping import keep

PROGRAMS = (
    Asked("docker --version", ("daemon.client_version",)),
    Asked("/usr/bin/docker -v"),
    Asked("dockerd --version", ("daemon.installed",)),
)


def main() -> None:
    """Record it."""
    with LabHost(visible_folders()) as host:
        keep(host, "docker-20.10", "docker 20.10.24, Debian 12", PROGRAMS)


if __name__ == "__main__":
    main()
