"""Versions of the engine and of the command line."""

from __future__ import annotations

import re

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import Look, Ran, Run
from assistant.probes.answers import all_alike, garbled, word
from assistant.probes.document import Document
from assistant.probes.endpoint import endpoint_in_force
from assistant.probes.engine_api import ask_engine
from assistant.probes.probe import Probe
from assistant.probes.specs import text, truth

_VERSION = re.compile(r"(?:Docker|podman) version (\S+?),?(?:\s|$)")


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """`GET /version`; where a local engine does not answer, `dockerd --version` of the installed one.

    Sample, docker 20.10.24: {"Platform":{"Name":""},"Components":[{"Name":"Engine","Version":"20.10.24+dfsg1"}],
        "Version":"20.10.24+dfsg1","ApiVersion":"1.41","MinAPIVersion":"1.12","Os":"linux","Arch":"amd64"}
    Sample of the program: `Docker version 20.10.24+dfsg1, build 5d6db84`
    Source: https://docs.docker.com/reference/api/engine/version/v1.41/#tag/System/operation/SystemVersion
    """
    found = ask_engine(look, "/version")
    if isinstance(found, Document):
        return parse_version(found)
    facts = all_alike(PROBE.specs, found)
    if endpoint_in_force(look).url.startswith("unix://"):
        installed = installed_version(look)
        facts["daemon.version"] = installed if isinstance(installed, Known) else found
    return facts


def installed_version(look: Look) -> Answer:
    """The version of the dockerd that is installed; Red Hat's own packages of 1.12 and 1.13 call it dockerd-current."""
    reply = look.run(Run(("dockerd", "--version")))
    if isinstance(reply, Unknown) and reply.reason is Reason.NOT_INSTALLED:
        reply = look.run(Run(("dockerd-current", "--version")))
    return parse_program(reply)


def parse_version(said: Document) -> dict[str, Answer]:
    """The facts in the engine's answer."""
    return {
        "daemon.version": word(said.at("Version").text),
        "daemon.api_version": word(said.at("ApiVersion").text),
        "daemon.min_api_version": word(said.at("MinAPIVersion").text),
        "daemon.is_podman": Known(any(each.at("Name").text == "Podman Engine" for each in said.at("Components").items)),
    }


def ask_client(look: Look, of: str | None) -> dict[str, Answer]:
    """`docker -H unix:///dev/null --version`.

    Before it prints its own version, the command line of 20.10 pings the engine: it would start one that sleeps behind
    docker.socket, and wait for one that hangs. At /dev/null there is none.

    Sample, docker 28.2.2: `Docker version 28.2.2, build e6534b4`; Podman 4.3.1 in its place: `podman version 4.3.1`
    Source: https://docs.docker.com/reference/cli/docker/version/
    """
    reply = look.run(Run(("docker", "-H", "unix:///dev/null", "--version")))
    return {"daemon.client_version": parse_program(reply)}


def parse_program(reply: Ran | Unknown) -> Answer:
    """The version that a program prints."""
    if isinstance(reply, Unknown):
        return reply
    found = _VERSION.search(reply.out)
    return Known(found[1]) if found else garbled("the program's --version")


PROBE = Probe(
    "daemon.version",
    (
        text("daemon.version", "the engine's version; the installed one's when it does not answer"),
        text("daemon.api_version", "the newest API version that the engine speaks"),
        text("daemon.min_api_version", "the oldest API version that the engine speaks"),
        truth("daemon.is_podman", "it is Podman that answers in Docker's place"),
    ),
    ask,
)
CLIENT_PROBE = Probe("daemon.client", (text("daemon.client_version", "the docker command line's version"),), ask_client)
