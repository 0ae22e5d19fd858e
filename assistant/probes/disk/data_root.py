"""Where Docker keeps its data."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Content, Look, Read
from assistant.probes.document import Document, parse_document
from assistant.probes.endpoint import endpoint_in_force
from assistant.probes.engine_api import ask_engine
from assistant.probes.specs import text

DEFAULT = "/var/lib/docker"
_DAEMON_JSON = "/etc/docker/daemon.json"
# `graph` was the name of the key before Docker 17.05.
_KEYS = ("data-root", "graph")

ROOT_SPECS = (text("disk.data_root", "the folder in which Docker keeps images, containers and volumes"),)


def ask_root(look: Look, _of: str | None) -> dict[str, Answer]:
    """Ask the engine: `GET /info`, DockerRootDir; when it does not answer, read /etc/docker/daemon.json.

        {"DockerRootDir":"/var/lib/docker","Driver":"overlay2",...}
        # cat /etc/docker/daemon.json
        {"data-root": "/srv/docker"}

    Engine 20.10.24. https://docs.docker.com/engine/daemon/#daemon-data-directory
    """
    found = find_data_root(look)
    return {"disk.data_root": found if isinstance(found, Unknown) else Known(found)}


def find_data_root(look: Look) -> str | Unknown:
    """The data-root of the engine in force; Unknown when that engine runs on another machine."""
    endpoint = endpoint_in_force(look)
    if endpoint.url and not endpoint.url.startswith("unix://"):
        # Its own idea of a data-root would be looked for on the wrong machine; the local engine's is what can be seen.
        return _configured(look)
    found = ask_engine(look, "/info", timeout_s=2.0)
    root = found.at("DockerRootDir").text if isinstance(found, Document) else ""
    return root if root.startswith("/") else _configured(look)


def _configured(look: Look) -> str | Unknown:
    reply = look.read(Read(_DAEMON_JSON))
    if isinstance(reply, Unknown):
        return reply
    return parse_data_root(reply)


def parse_data_root(reply: Content | Absent) -> str:
    """The data-root that daemon.json sets, else the default."""
    document = parse_document(reply.text) if isinstance(reply, Content) else None
    paths = ((document or Document()).at(key).text for key in _KEYS)
    return next((path for path in paths if path.startswith("/")), DEFAULT)
