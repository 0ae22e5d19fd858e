"""What the docker command line will reach from the user's next login on."""

from __future__ import annotations

from assistant.model.fact import Absent, Answer, Known, Unknown
from assistant.model.look import Engine, Look
from assistant.probes.answers import all_alike
from assistant.probes.daemon.answering import PING, reaches
from assistant.probes.daemon.variables import files_that_set_docker_host
from assistant.probes.endpoint import DEFAULT_URL, current_context
from assistant.probes.probe import Probe
from assistant.probes.specs import truth
from assistant.probes.user.home import home_of_invoker

SPECS = (
    truth("daemon.default_at_login", "a new login uses this machine's usual socket, and the engine answers there"),
)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """The files that shells read at login, currentContext in ~/.docker/config.json, `GET /_ping` at /run/docker.sock.

    Sample of ~/.docker/config.json, docker 28.2.2: `{"currentContext": "desktop-linux"}`
    The variables of this very shell are older than the files, so they do not count.
    Source: https://docs.docker.com/engine/manage-resources/contexts/
    """
    files, home = files_that_set_docker_host(look), home_of_invoker(look)
    if isinstance(files, Known):
        return {"daemon.default_at_login": Known(False)}
    unseen = next((each for each in (files, home) if isinstance(each, Unknown)), None)
    if unseen or isinstance(home, Unknown):
        return all_alike(SPECS, unseen or Absent())
    context = current_context(look, f"{home}/.docker")
    if isinstance(context, Unknown):
        return all_alike(SPECS, context)
    if context not in ("", "default"):
        return {"daemon.default_at_login": Known(False)}
    return {"daemon.default_at_login": reaches(look.engine(Engine(PING, endpoint=DEFAULT_URL, timeout_s=1.5)))}


PROBE = Probe("daemon.next-login", SPECS, ask)
