"""Whether there is any of Docker on the host."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import Look
from assistant.probes.probe import Probe
from assistant.probes.specs import truth
from assistant.probes.whole import run_whole

SPECS = (truth("daemon.installed", "dockerd or the docker command is installed on this host"),)
_PROGRAMS = (
    ("dockerd", "--version"),
    ("dockerd-current", "--version"),
    ("docker", "-H", "unix:///dev/null", "--version"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """`dockerd --version`, `dockerd-current --version` (Red Hat's 1.12 and 1.13) and `docker --version`: whether one of
    them runs.

    Sample, docker 20.10.24: `Docker version 20.10.24+dfsg1, build 5d6db84`
    Source: https://docs.docker.com/reference/cli/dockerd/
    """
    open_: Unknown | None = None
    for argv in _PROGRAMS:
        reply = run_whole(look, argv)
        if not isinstance(reply, Unknown):
            return {"daemon.installed": Known(True)}
        if reply.reason is not Reason.NOT_INSTALLED:
            open_ = open_ or reply
    return {"daemon.installed": open_ or Known(False)}


PROBE = Probe("daemon.installed", SPECS, ask)
