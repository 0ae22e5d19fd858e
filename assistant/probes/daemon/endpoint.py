"""Which endpoint the docker command line uses, and why that one."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import Environ, Look
from assistant.probes.answers import all_alike
from assistant.probes.endpoint import endpoint_in_force
from assistant.probes.probe import Probe
from assistant.probes.specs import text, truth

SOURCES = ("DOCKER_HOST", "context", "default", "rootless")

SPECS = (
    text("daemon.endpoint", "the endpoint that the docker command line uses"),
    text("daemon.endpoint_source", "what chose that endpoint", values=SOURCES),
    truth("daemon.endpoint_is_default", "that endpoint is this machine's usual socket"),
    truth("daemon.endpoint_is_here", "that endpoint is of this machine, not of another one"),
    text("daemon.context", "the docker context in force"),
    truth("daemon.rootless", "that endpoint is an engine that runs as an ordinary user"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Environment, then ~/.docker/config.json and ~/.docker/contexts/meta/SHA256/meta.json, then the default.

    Sample of meta.json, docker 28.2.2:
        {"Name":"far","Metadata":{},"Endpoints":{"docker":{"Host":"tcp://192.0.2.7:2375","SkipTLSVerify":false}}}
    Source: https://docs.docker.com/engine/manage-resources/contexts/
    """
    environment = look.environ(Environ())
    if isinstance(environment, Unknown):
        return all_alike(SPECS, environment)
    found = endpoint_in_force(look)
    context = Known(found.context) if found.source == "context" or not found.unseen else found.unseen
    if found.unseen:
        return all_alike(SPECS, found.unseen) | {"daemon.context": context}
    nowhere = Unknown(Reason.UNREADABLE, found.fault)
    return {
        "daemon.endpoint": Known(found.url) if found.url else nowhere,
        "daemon.endpoint_source": Known(found.source),
        "daemon.endpoint_is_default": Known(found.is_default) if found.url else nowhere,
        "daemon.endpoint_is_here": Known(found.is_here) if found.url else nowhere,
        "daemon.context": context,
        "daemon.rootless": Known(found.is_rootless) if found.url else nowhere,
    }


PROBE = Probe("daemon.endpoint", SPECS, ask)
