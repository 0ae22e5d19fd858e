"""Which containers stop, here and now, when a service of Docker's does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import quote

import msgspec

from assistant.model.look import Engine, Response
from assistant.probes.container.names import name_of
from assistant.probes.document import Document, parse_document
from assistant.steps.plan.host_now import HostNow
from assistant.text.safe import one_line

_STOPS_DOCKER = ("docker.service", "docker.socket", "snap.docker.dockerd.service")
"""docker.service requires docker.socket, so that it stops with it."""
_LOOKED_AT = 40
_SYSTEM = "unix:///run/docker.sock"


class Stopping(msgspec.Struct, frozen=True):
    """What stops, one line each; `stops` is False when nothing does."""

    lines: tuple[str, ...] = ()
    stops: bool = False


def what_stops(units: tuple[str, ...], here: HostNow, *, user: bool) -> Stopping:
    """The containers that stop with these units.

    Args:
        user: the units belong to a rootless engine.
    """
    if not _reaches_docker(units, here):
        return Stopping()
    endpoint = None if user else _SYSTEM
    running = _get("/containers/json", endpoint, here)
    if running is None or not running.is_array:
        return _when_silent(here)
    if not running.items:
        return Stopping(("no container runs now",))
    info = _get("/info", endpoint, here)
    if info is not None and info.at("LiveRestoreEnabled").is_true:
        return Stopping((f"no container stops, because live-restore is on: {_names(running.items)}",))
    return Stopping((*_lines(running.items[:_LOOKED_AT], endpoint, here), *_rest(running.items)), stops=True)


def _reaches_docker(units: tuple[str, ...], here: HostNow) -> bool:
    if any(unit in _STOPS_DOCKER for unit in units):
        return here.text("service.active_state", "docker.service") not in ("inactive", "failed")
    required = here.items("service.requires", "docker.service")
    return any(unit in required for unit in units)


def _when_silent(here: HostNow) -> Stopping:
    if here.holds("daemon.process") is False:
        return Stopping()
    silent = "Docker does not say which containers run; all that do stop, unless live-restore is on"
    return Stopping((silent,), stops=True)


def _lines(running: Sequence[Document], endpoint: str | None, here: HostNow) -> Iterator[str]:
    for container in running:
        identity = container.at("Id").text
        details = _get(f"/containers/{quote(identity, safe='')}/json", endpoint, here) if identity else None
        yield f"container {_name(container)} stops {_after(details)}"


def _after(details: Document | None) -> str:
    config = (details or Document()).at("HostConfig")
    if not config.is_object:
        return "(its restart policy could not be told)"
    if config.at("AutoRemove").is_true:
        return "and is removed with all that was written in it (--rm)"
    policy = config.at("RestartPolicy", "Name").text or "no"
    if policy in ("always", "unless-stopped"):
        return f"and starts again with Docker (restart policy {policy})"
    return f"and does not start again by itself (restart policy {one_line(policy, 40)})"


def _rest(running: Sequence[Document]) -> tuple[str, ...]:
    more = len(running) - _LOOKED_AT
    return (f"and {more} more containers stop",) if more > 0 else ()


def _names(running: Sequence[Document]) -> str:
    return one_line(", ".join(_name(container) for container in running))


def _name(container: Document) -> str:
    return one_line(name_of(container) or "without a name", 80)


def _get(path: str, endpoint: str | None, here: HostNow) -> Document | None:
    """The answer to a GET, None when there is none: what cannot be had is told by its absence."""
    reply = here.look.engine(Engine(path, endpoint=endpoint))
    return parse_document(reply.text) if isinstance(reply, Response) and reply.status == 200 else None
