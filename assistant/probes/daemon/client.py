"""The version of the docker command line."""

from __future__ import annotations

from assistant.model.fact import Answer
from assistant.model.look import Look
from assistant.probes.daemon.programs import parse_program
from assistant.probes.probe import Probe
from assistant.probes.specs import text
from assistant.probes.whole import run_whole

SPECS = (text("daemon.client_version", "the docker command line's version"),)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`docker -H unix:///dev/null --version`.

    Before it prints its own version, the command line of 20.10 pings the engine: it would start one that sleeps behind
    docker.socket, and wait for one that hangs. At /dev/null there is none.

    Sample, docker 28.2.2: `Docker version 28.2.2, build e6534b4`; Podman 4.3.1 in its place: `podman version 4.3.1`
    Source: https://docs.docker.com/reference/cli/docker/version/
    """
    reply = run_whole(look, ("docker", "-H", "unix:///dev/null", "--version"))
    return {"daemon.client_version": parse_program(reply)}


PROBE = Probe("daemon.client", SPECS, ask)
