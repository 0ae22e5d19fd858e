"""Whether the docker context in force has its files."""

from __future__ import annotations

from assistant.model.fact import Answer, Known
from assistant.model.look import Look
from assistant.probes.answers import all_alike
from assistant.probes.endpoint import endpoint_in_force
from assistant.probes.probe import Probe
from assistant.probes.specs import truth

SPECS = (truth("daemon.context_exists", "the docker context in force exists; `default` always does"),)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """DOCKER_CONTEXT or currentContext in ~/.docker/config.json, then ~/.docker/contexts/meta/SHA256/meta.json.

    Sample of config.json, docker 28.2.2: `{"currentContext": "desktop-linux"}`; of the docker command, where the file
        of that context is gone: `Current context "desktop-linux" is not found on the file system`
    Source: https://docs.docker.com/engine/manage-resources/contexts/
    """
    found = endpoint_in_force(look)
    if found.unseen:
        return all_alike(SPECS, found.unseen)
    return {"daemon.context_exists": Known(found.source != "context" or not found.is_gone)}


PROBE = Probe("daemon.context", SPECS, ask)
