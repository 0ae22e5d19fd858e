"""Where Docker keeps its data."""

from __future__ import annotations

from assistant.model.fact import Absent, Unknown
from assistant.model.look import Content, Look, Read
from assistant.probes.document import Document, parse_document
from assistant.probes.endpoint import endpoint_in_force
from assistant.probes.engine_api import ask_engine

DEFAULT = "/var/lib/docker"
_DAEMON_JSON = "/etc/docker/daemon.json"
# `graph` was the name of the key before Docker 17.05.
_KEYS = ("data-root", "graph")


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
