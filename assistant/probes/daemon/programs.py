"""The versions that the programs docker and dockerd print."""

from __future__ import annotations

import re

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import Look, RunReply
from assistant.probes.answers import garbled
from assistant.probes.whole import run_whole

_VERSION = re.compile(r"(?:Docker|podman) version (\S+?),?(?:\s|$)")


def installed_version(look: Look) -> Answer:
    """The version of the dockerd that is installed; Red Hat's own packages of 1.12 and 1.13 call it dockerd-current."""
    reply = run_whole(look, ("dockerd", "--version"))
    if isinstance(reply, Unknown) and reply.reason is Reason.NOT_INSTALLED:
        reply = run_whole(look, ("dockerd-current", "--version"))
    return parse_program(reply)


def parse_program(reply: RunReply) -> Answer:
    """The version that a program prints."""
    if isinstance(reply, Unknown):
        return reply
    found = _VERSION.search(reply.out)
    return Known(found[1]) if found else garbled("the program's --version")
