"""What becomes of a request that dockerd itself makes to a registry: by its DNS servers, its proxy, its trust."""

from __future__ import annotations

import re

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import Dial, DialFailed, Engine, EngineReply, Look
from assistant.probes.address import Place, parse_place
from assistant.probes.answers import all_alike, garbled, not_a
from assistant.probes.document import parse_document
from assistant.probes.probe import Probe, dialling
from assistant.probes.specs import text

_OF = "registry"
_TIMEOUT_S = 3.8
_OWN_TIMEOUT_S = 0.8
_HUB = ("docker.io", "index.docker.io", "registry-1.docker.io")
_OUTCOMES = ("reached", "unresolvable", "refused", "timed-out", "unreachable", "plain-http", "not-trusted", "proxy")
# In this order: a name that cannot be looked up can time out, too, and a proxy can refuse.
_SIGNS = (
    ("proxy", r"proxyconnect"),
    ("unresolvable", r"dial tcp: lookup |no such host"),
    ("plain-http", r"server gave HTTP response to HTTPS client"),
    ("not-trusted", r"\bx509: |\btls: "),
    ("refused", r"connection refused"),
    ("timed-out", r"i/o timeout|Client\.Timeout exceeded|context deadline exceeded|TLS handshake timeout"),
    ("unreachable", r"no route to host|network is unreachable"),
    (
        "reached",
        r"manifest unknown|name unknown|unauthorized|denied: |no basic auth|toomanyrequests|: not found"
        r"|error parsing HTTP|unexpected status",
    ),
)

SPECS = (text("registry.through_daemon", "what becomes of a request that dockerd makes to it now", _OF, _OUTCOMES),)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Let the engine ask for an image that does not exist: `GET /distribution/REGISTRY/drydock-check/json`.

        {"message":"Get http://registry.lab:5000/v2/: dial tcp: lookup registry.lab on 10.77.0.54:53: no such host"}
        {"message":"manifest unknown: manifest unknown"}

    Engine 20.10.24. No login is sent, nothing is pulled, and a refusal is an answer of the registry all the same.
    https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Distribution/operation/DistributionInspect
    """
    place = parse_place(of or "")
    if of is None or place is None or ":" in place.host:
        return all_alike(SPECS, not_a("the address of a registry"))
    own = look.dial(_way(place))
    if isinstance(own, Unknown) and own.reason in (Reason.NOT_ASKED, Reason.REFUSED):
        return all_alike(SPECS, own)
    host = place.host if place.port is None else f"{place.host}:{place.port}"
    name = "library/drydock-check" if place.host in _HUB else f"{host}/drydock-check"
    reply = look.engine(Engine(f"/distribution/{name}/json", timeout_s=_TIMEOUT_S))
    return all_alike(SPECS, parse_outcome(reply))


def _way(place: Place) -> Dial:
    """A connection of this host's own: where it is not made unasked, or never, dockerd does not make one either.

    That nobody answers, or that the name leads nowhere, is no reason: dockerd can have another way.
    """
    return Dial(place.host, place.port or 443, timeout_s=_OWN_TIMEOUT_S, named_by="text")


def parse_outcome(reply: EngineReply) -> Answer:
    """What the engine's answer says of its way to the registry."""
    if isinstance(reply, Unknown):
        return reply
    if isinstance(reply, DialFailed):
        return Unknown(Reason.REFUSED, f"the Docker engine cannot be asked: {reply.why}")
    found = parse_document(reply.text)
    message = found.at("message").text if found else ""
    if reply.status == 200 and found and found.at("Descriptor").is_object:
        return Known("reached")
    outcome = next((name for name, sign in _SIGNS if re.search(sign, message, re.IGNORECASE)), None)
    # An engine that does not know this question says so with the words of a registry.
    is_nonsense = outcome is None or "page not found" in message
    return garbled("the Docker engine") if is_nonsense else Known(str(outcome))


PROBE = Probe("registry.through-daemon", SPECS, ask, of=_OF, effort=dialling)
