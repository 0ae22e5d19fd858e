"""The containers that run now: what a restart of the engine would stop."""

from __future__ import annotations

from assistant.model.fact import Answer, Known
from assistant.model.look import Look
from assistant.probes.answers import garbled
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_engine
from assistant.probes.probe import Probe
from assistant.probes.specs import texts

SPECS = (texts("daemon.running_containers", "the names of the running containers"),)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`GET /containers/json`, the same as `docker ps`.

    Sample, docker 20.10.24: [{"Id":"98f2c392f7b9...","Names":["/web"],"Image":"busybox","State":"running",...}]
    Source: https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerList
    """
    found = ask_engine(look, "/containers/json")
    answer = parse_names(found) if isinstance(found, Document) else found
    return {"daemon.running_containers": answer}


def parse_names(said: Document) -> Answer:
    """The containers' names, an empty list when none runs."""
    if not said.is_array:
        return garbled("the Docker engine")
    return Known(tuple(sorted(filter(None, map(_name, said.items)))))


def _name(container: Document) -> str:
    """A container's own name: the one without a second slash, which links have."""
    own = [name for name in container.at("Names").texts if name.count("/") == 1]
    return own[0].removeprefix("/") if own else ""


PROBE = Probe("daemon.containers", SPECS, ask)
