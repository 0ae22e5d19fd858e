"""Which shells a container holds, without starting it."""

from __future__ import annotations

from urllib.parse import quote

from assistant.model.fact import Absent, Answer, Unknown
from assistant.model.look import Look
from assistant.probes.answers import all_alike, words
from assistant.probes.container.inspect import inspect
from assistant.probes.document import Document
from assistant.probes.engine_api import container_path, has
from assistant.probes.probe import Probe
from assistant.probes.specs import texts

# Distroless images for debugging have theirs in /busybox.
SHELLS = ("/bin/sh", "/bin/bash", "/bin/ash", "/bin/dash", "/bin/zsh", "/busybox/sh")

SPECS = (texts("container.shells", "the paths of the shells that it holds", "container"),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine: `HEAD /containers/NAME/archive?path=/bin/sh`, and so for each shell.

        HTTP/1.1 200 OK
        X-Docker-Container-Path-Stat: eyJuYW1lIjoic2giLCJzaXplIjo3LCJtb2RlIjoxMzQyMTgyMzksIm10aW1lIjoi...

    Engine 20.10.24; 404 for a path that is not there. It only looks, and works on a container that does not run.
    https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerArchiveInfo
    """
    found = inspect(look, of)
    if not isinstance(found, Document):
        return all_alike(SPECS, found)
    return {"container.shells": shells_in(look, found.at("Id").text)}


def shells_in(look: Look, name: str) -> Answer:
    """The shells in a container that is known to exist."""
    path = container_path(name)
    if path is None:
        return Absent()
    found = []
    for shell in SHELLS:
        is_there = has(look, f"{path}/archive?path={quote(shell, safe='')}")
        if isinstance(is_there, Unknown):
            return is_there
        if is_there:
            found.append(shell)
    return words(found)


PROBE = Probe("container.shells", SPECS, ask, of="container")
