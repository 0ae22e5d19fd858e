"""Which reading reads what Docker's command line printed."""

from __future__ import annotations

from assistant.probes.pasted.entry import Entry

ENTRIES = (
    Entry(
        "docker.programs",
        commands=("docker", "dockerd", "dockerd-current"),
        form=r"^(?:Docker|podman) version \d[\w.+~-]*, build \w+$",
    ),
)
