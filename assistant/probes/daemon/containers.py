"""The containers that run now: what a restart of the engine would stop."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.container.names import name_of
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_list
from assistant.probes.probe import Probe
from assistant.probes.specs import texts

RUNNING = "/containers/json"
"""The question for all containers that run."""

SPECS = (texts("daemon.running_containers", "the names of the running containers"),)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`GET /containers/json`, the same as `docker ps`.

    Sample, docker 20.10.24: [{"Id":"98f2c392f7b9...","Names":["/web"],"Image":"busybox","State":"running",...}]
    Source: https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerList
    """
    found = ask_list(look, RUNNING)
    return {"daemon.running_containers": found if isinstance(found, Unknown) else parse_names(found)}


def parse_names(said: Document) -> Answer:
    """The containers' names, an empty list when none runs."""
    return Known(tuple(sorted(filter(None, map(name_of, said.items)))))


PROBE = Probe("daemon.containers", SPECS, ask)
