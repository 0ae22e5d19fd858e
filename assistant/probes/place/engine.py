"""Where the engine runs that the docker command speaks to: on this host, or in which virtual machine or container."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import DialFailed, Engine, Look
from assistant.probes.answers import NOT_SHOWN
from assistant.probes.endpoint import Endpoint, endpoint_in_force
from assistant.probes.engine_api import ask_info
from assistant.probes.kernel.modules import release
from assistant.probes.place.values import ENGINES
from assistant.probes.probe import Probe
from assistant.probes.specs import text

SPECS = (text("place.engine", "where the engine runs that the docker command speaks to", values=ENGINES),)

_BY_ENDPOINT = (
    ("/.colima/", "colima"),
    ("/.orbstack/", "orbstack"),
    ("/.rd/", "rancher"),
    ("/.lima/", "lima"),
    ("/.docker/desktop/", "desktop"),
    ("/.docker/run/", "desktop"),
    ("dockerDesktop", "desktop"),
    ("podman", "podman"),
    ("tcp://docker:", "dind"),
)
_BY_SYSTEM = (("Docker Desktop", "desktop"), ("OrbStack", "orbstack"), ("Rancher Desktop", "rancher"))


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """The endpoint in force, and `OperatingSystem` of `GET /info`.

    Sample, Docker Desktop 4.30: "OperatingSystem":"Docker Desktop"; OrbStack 1.7: "OperatingSystem":"OrbStack"
    Source: https://docs.docker.com/reference/api/engine/version/v1.45/#tag/System/operation/SystemInfo
    """
    endpoint = endpoint_in_force(look)
    if endpoint.unseen:
        return {"place.engine": endpoint.unseen}
    if not endpoint.url:
        return {"place.engine": Unknown(Reason.UNREADABLE, endpoint.fault)}
    found = engine_at(endpoint.url)
    return {"place.engine": Known(found) if found else _by_info(look, endpoint)}


def _by_info(look: Look, endpoint: Endpoint) -> Answer:
    """What the engine calls its system; an engine of a virtual machine can stand behind the usual socket."""
    info = ask_info(look)
    if isinstance(info, Unknown):
        return _without_engine(look, endpoint) or info
    found = _first_in(info.at("OperatingSystem").text or "", _BY_SYSTEM)
    if found:
        return Known(found)
    if endpoint.in_part:
        return NOT_SHOWN
    return _by_endpoint(endpoint)


def _without_engine(look: Look, endpoint: Endpoint) -> Answer | None:
    """Where it would run when nobody listens; in WSL, Desktop's engine comes and goes behind the usual socket too."""
    reply, version = look.engine(Engine("/info")), release(look)
    is_nobody = isinstance(reply, DialFailed) and reply.why in ("refused", "no-socket")
    if not is_nobody or endpoint.in_part or isinstance(version, Unknown) or "icrosoft" in version:
        return None
    return _by_endpoint(endpoint)


def _by_endpoint(endpoint: Endpoint) -> Answer:
    return Known("rootless" if endpoint.is_rootless else "host" if endpoint.is_here else "remote")


def engine_at(url: str) -> str:
    """The engine whose endpoint cannot be another's; empty when it can."""
    return _first_in(url, _BY_ENDPOINT)


def _first_in(text_: str, signs: tuple[tuple[str, str], ...]) -> str:
    return next((engine for sign, engine in signs if sign in text_), "")


PROBE = Probe("place.engine", SPECS, ask)
