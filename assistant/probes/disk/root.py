"""Where Docker keeps its data."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.disk.data_root import find_data_root
from assistant.probes.probe import Probe
from assistant.probes.specs import text

SPECS = (text("disk.data_root", "the directory in which Docker keeps images, containers and volumes"),)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Ask the engine: `GET /info`, DockerRootDir; when it does not answer, read dockerd's options and daemon.json.

        {"DockerRootDir":"/var/lib/docker","Driver":"overlay2",...}
        # cat /etc/docker/daemon.json
        {"data-root": "/srv/docker"}

    Engine 20.10.24. https://docs.docker.com/engine/daemon/#daemon-data-directory
    """
    found = find_data_root(look)
    return {"disk.data_root": found if isinstance(found, Unknown) else Known(found)}


PROBE = Probe("disk.root", SPECS, ask)
