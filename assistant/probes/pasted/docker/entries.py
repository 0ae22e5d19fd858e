"""Which reading reads what Docker's command line printed."""

from __future__ import annotations

from assistant.probes.pasted.entry import Entry

FORMS = {
    "info": r"^(?:Client:|Server:|Containers: \d+)",
    "version": r"^(?:Client|Server):",
    "containers": r"^(?:CONTAINER ID +IMAGE +COMMAND +CREATED +STATUS +PORTS|NAME +(?:IMAGE +)?COMMAND +SERVICE )",
    "networks": r"^NETWORK ID +NAME +DRIVER",
    "images": r"^(?:REPOSITORY +TAG +(?:DIGEST +)?IMAGE ID|IMAGE +ID +DISK USAGE)",
    "usage": r"^TYPE +TOTAL +ACTIVE +SIZE",
    "swarm": r"^ID +(?:HOSTNAME +STATUS|NAME +MODE +REPLICAS|NAME +IMAGE +NODE +DESIRED STATE)",
    "inspected": r"^\[$",
    "contexts": r"^NAME +(?:TYPE +)?DESCRIPTION +DOCKER ENDPOINT",
}
"""How the first line of an output looks, by the module that reads it; of two the first that can."""

_FEEDS = (
    *("daemon", "container", "network", "image", "disk", "firewall", "selinux", "port", "registry", "program"),
    "swarm",
    "kernel",
)

ENTRIES = (
    Entry(
        "docker.programs",
        commands=("docker", "dockerd", "dockerd-current"),
        feeds=("daemon",),
        form=r"^(?:Docker|podman) version \d[\w.+~-]*, build \w+$",
    ),
    Entry(
        "docker.reading",
        commands=("docker", "docker-compose"),
        feeds=_FEEDS,
        paths=("",),
        form="|".join(FORMS.values()),
    ),
)
