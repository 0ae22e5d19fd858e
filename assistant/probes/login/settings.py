"""The file in which the docker command line keeps its logins."""

from __future__ import annotations

from assistant.model.fact import Absent, Unknown
from assistant.model.look import Content, Environment, Look
from assistant.probes.answers import garbled
from assistant.probes.document import Document, parse_document
from assistant.probes.user.home import home_of_invoker
from assistant.probes.whole import read_whole, whole_environment


def config_path(look: Look) -> str | Unknown:
    """Where the file is, for the user who runs Drydock or called sudo."""
    environment = whole_environment(look)
    if not isinstance(environment, Environment):
        return environment
    folder = environment.variables.get("DOCKER_CONFIG", "")
    if folder.startswith("/"):
        return f"{folder.rstrip('/')}/config.json"
    home = home_of_invoker(look)
    return home if isinstance(home, Unknown) else f"{home}/.docker/config.json"


def read_config(look: Look, path: str) -> Document | Absent | Unknown:
    """What the file holds; Absent when there is none."""
    reply = read_whole(look, path)
    if not isinstance(reply, Content):
        return reply
    found = parse_document(reply.text)
    return found if found is not None and found.is_object else garbled(path)


def registries(config: Document) -> tuple[str, ...]:
    """The hosts that have a login or a helper of their own, as the file writes them."""
    return tuple(dict.fromkeys((*config.at("auths").members, *config.at("credHelpers").members)))


def host_of(name: str) -> str:
    """The host (and port) of an entry or registry; Docker Hub under one name."""
    host = name.removeprefix("https://").removeprefix("http://").partition("/")[0].lower()
    return "docker.io" if host in ("index.docker.io", "registry-1.docker.io", "auth.docker.io", "") else host
