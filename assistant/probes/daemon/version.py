"""The version of the engine."""

from __future__ import annotations

from assistant.model.fact import Answer, Known
from assistant.model.look import Look
from assistant.probes.answers import all_alike, garbled, told, word
from assistant.probes.daemon.programs import installed_version
from assistant.probes.document import Document
from assistant.probes.endpoint import endpoint_in_force
from assistant.probes.engine_api import ask_engine
from assistant.probes.probe import Probe
from assistant.probes.specs import text, truth

SPECS = (
    text("daemon.version", "the engine's version; the installed one's when it does not answer"),
    text("daemon.api_version", "the newest API version that the engine speaks"),
    text("daemon.min_api_version", "the oldest API version that the engine speaks"),
    truth("daemon.is_podman", "it is Podman that answers in Docker's place"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`GET /version`; where a local engine does not answer, `dockerd --version` of the installed one.

    Sample, docker 20.10.24: {"Platform":{"Name":""},"Components":[{"Name":"Engine","Version":"20.10.24+dfsg1"}],
        "Version":"20.10.24+dfsg1","ApiVersion":"1.41","MinAPIVersion":"1.12","Os":"linux","Arch":"amd64"}
    Sample of the program: `Docker version 20.10.24+dfsg1, build 5d6db84`
    Source: https://docs.docker.com/reference/api/engine/version/v1.41/#tag/System/operation/SystemVersion
    """
    found = ask_engine(look, "/version")
    if isinstance(found, Document):
        return parse_version(found)
    facts = all_alike(SPECS, found)
    if endpoint_in_force(look).url.startswith("unix://"):
        installed = installed_version(look)
        facts["daemon.version"] = installed if isinstance(installed, Known) else found
    return facts


def parse_version(said: Document) -> dict[str, Answer]:
    """The facts in the engine's answer."""
    if not said.at("Version").text:
        return all_alike(SPECS, garbled("the Docker engine"))
    newest, oldest, components = said.at("ApiVersion"), said.at("MinAPIVersion"), said.at("Components")
    is_podman = any(each.at("Name").text == "Podman Engine" for each in components.items)
    return {
        "daemon.version": word(said.at("Version").text),
        "daemon.api_version": told(word(newest.text), newest),
        "daemon.min_api_version": told(word(oldest.text), oldest),
        "daemon.is_podman": told(Known(is_podman), components),
    }


PROBE = Probe("daemon.version", SPECS, ask)
