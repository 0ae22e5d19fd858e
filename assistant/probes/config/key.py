"""One key of daemon.json."""

from __future__ import annotations

import json

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Look
from assistant.probes.config.document import flattened
from assistant.probes.config.settings import settings_of
from assistant.probes.config.source import find_source
from assistant.probes.probe import Probe
from assistant.probes.specs import anything

SPECS = (anything("config.key", "the value of a key in daemon.json", "key"),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Read /etc/docker/daemon.json, or the one in force, and pick the key.

    Sample of the file, docker 20.10.24: {"insecure-registries": ["10.0.0.5:5000"], "live-restore": true}
    Source: https://docs.docker.com/reference/cli/dockerd/#daemon-configuration-file
    """
    return {"config.key": _answer(look, of or "")}


def _answer(look: Look, key: str) -> Answer:
    settings = settings_of(look, find_source(look))
    if isinstance(settings, Absent | Unknown):
        return settings
    found = {**flattened(settings), **settings}
    return plain_value(found[key]) if key in found else Absent()


def plain_value(value: object) -> Answer:
    """A JSON value as a fact: a list of texts, a text, a number, a truth value; anything deeper as JSON."""
    if value is None:
        return Absent()
    if isinstance(value, (bool, int, float, str)):
        return Known(value)
    if isinstance(value, list):
        return Known(tuple(each if isinstance(each, str) else json.dumps(each) for each in value))
    return Known(json.dumps(value))


PROBE = Probe("config.key", SPECS, ask, of="key")
