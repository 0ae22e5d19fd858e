"""`docker context ls` and `docker context show`."""

from __future__ import annotations

import hashlib
import json

from assistant.model.block import Block
from assistant.model.fact import FactKey
from assistant.model.look import Ask, Content, Environ, Environment, Read, Reply
from assistant.probes.endpoint import DEFAULT_URL
from assistant.probes.pasted.docker.line import Line
from assistant.probes.pasted.reading import Shown
from assistant.text.table import parse_table

_DEFAULT = "default"


def read(block: Block, _line: Line) -> Shown | None:
    """Read which context is in force, and where it leads.

    NAME        DESCRIPTION                               DOCKER ENDPOINT               ERROR
    default *   Current DOCKER_HOST based configuration   unix:///var/run/docker.sock
    far                                                   tcp://192.0.2.7:2375

    The endpoint of the default context is that of DOCKER_HOST where the environment has one.
    """
    table = parse_table(block.text, "NAME", "DOCKER ENDPOINT")
    current = [row for row in table.rows if row["NAME"].endswith("*")] if table else []
    if len(current) != 1:
        return None
    name, url = current[0]["NAME"].rstrip("* "), current[0]["DOCKER ENDPOINT"]
    if not name or "://" not in url:
        return None
    is_host = name == _DEFAULT and url != DEFAULT_URL
    environment = Environment(
        {"DOCKER_HOST": url} if is_host else {"DOCKER_HOST": "", "DOCKER_CONTEXT": name}, cut=True
    )
    identity = hashlib.sha256(name.encode(errors="replace")).hexdigest()
    meta = Content(json.dumps({"Name": name, "Endpoints": {"docker": {"Host": url}}}))

    def answer(ask: Ask) -> Reply | None:
        if isinstance(ask, Environ):
            return environment
        is_meta = isinstance(ask, Read) and ask.path.endswith(f"/contexts/meta/{identity}/meta.json")
        return meta if is_meta else None

    return Shown(block, answer, (FactKey("daemon.context"), FactKey("daemon.endpoint")))
