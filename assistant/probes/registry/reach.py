"""A registry: does it answer, in which language, with which certificate, and does the daemon trust it as it is."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Dial, DialFailed, Dialled, DialReply, Look, Ran
from assistant.probes.address import parse_place
from assistant.probes.answers import all_alike, not_a, number
from assistant.probes.probe import Probe, dialling
from assistant.probes.registry.certificate import CERTIFICATE_SPECS, describe_certificate
from assistant.probes.specs import quantity, text, truth
from assistant.probes.whole import run_whole

_OF = "registry"
_TIMEOUT_S = 2.0
# The name that images carry is not that of the server (https://docs.docker.com/docker-hub/).
_HUB = {"docker.io": "registry-1.docker.io", "index.docker.io": "registry-1.docker.io"}
_REASONS = {"timed-out": Reason.TIMED_OUT, "denied": Reason.DENIED}
_ERRORS = ("refused", "timed-out", "unresolvable", "unreachable")

SPECS = (
    truth("registry.reachable", "whether a TCP connection can be made", _OF),
    text("registry.error", "why there is no connection", _OF, _ERRORS),
    text("registry.scheme", "the language that it speaks", _OF, ("http", "https")),
    quantity("registry.status", "the HTTP status of its answer to GET /v2/", _OF),
    *CERTIFICATE_SPECS,
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """Connect with TLS and `GET /v2/`; where that is not understood, the same without TLS.

        # curl -v https://registry.lab:5000/v2/
        * OpenSSL/3.0.20: error:0A00010B:SSL routines::wrong version number
        # curl -i http://registry.lab:5000/v2/
        HTTP/1.1 200 OK
        Docker-Distribution-Api-Version: registry/2.0

    docker-registry 2.8.2. A registry that wants a login answers with 401. The connection is made from this host, not
    through the daemon's proxy. https://distribution.github.io/distribution/spec/api/
    """
    place = parse_place(of or "")
    if place is None:
        return all_alike(SPECS, not_a("the address of a registry"))
    host, port = _HUB.get(place.host, place.host), place.port
    found = _dial(look, host, port or 443, "https")
    if isinstance(found, DialFailed) and found.why == "refused" and port is None:
        plain = _dial(look, host, 80, "http")
        return _failed(found) if isinstance(plain, DialFailed) else _describe(look, plain, host)
    if isinstance(found, Dialled) and found.certificate is None:
        plain = _dial(look, host, port or 443, "http")
        if isinstance(plain, Unknown):
            return all_alike(SPECS, plain) | {"registry.reachable": Known(True), "registry.error": Absent()}
        found = plain if isinstance(plain, Dialled) and is_plain(plain) else found
    return _describe(look, found, host)


def is_plain(found: Dialled) -> bool:
    """Whether the answer to a plain GET is one of a server that really speaks without TLS."""
    # A server of TLS tells those who do not speak it so, in plain HTTP (Go, nginx, Apache).
    return found.response is not None and not (found.response.status == 400 and "HTTPS" in found.response.text)


def _dial(look: Look, host: str, port: int, speak: str) -> DialReply:
    return look.dial(Dial(host, port, "https" if speak == "https" else "http", "/v2/", _TIMEOUT_S, "text"))


def _describe(look: Look, found: DialReply, host: str) -> dict[str, Answer]:
    if isinstance(found, Unknown):
        return all_alike(SPECS, found)
    if isinstance(found, DialFailed):
        return _failed(found)
    return {
        "registry.reachable": Known(True),
        "registry.error": Absent(),
        "registry.scheme": parse_scheme(found),
        "registry.status": number(found.response.status if found.response else None),
        **describe_certificate(found, host, _now(look) if found.certificate else None),
    }


def _failed(found: DialFailed) -> dict[str, Answer]:
    error = Known(found.why) if found.why in _ERRORS else Known("unreachable")
    unseen = Unknown(_REASONS.get(found.why, Reason.REFUSED), f"no connection: {found.why}")
    return all_alike(SPECS, unseen) | {"registry.reachable": Known(False), "registry.error": error}


def parse_scheme(found: Dialled) -> Answer:
    """What was spoken in the end."""
    if found.certificate is not None:
        return Known("https")
    if found.response is not None:
        return Known("http")
    return Unknown(Reason.UNREADABLE, f"it speaks neither https nor http: {found.tls_error}")


def _now(look: Look) -> str | None:
    reply = run_whole(look, ("date", "-u", "+%Y-%m-%dT%H:%M:%SZ"))
    said = reply.out.strip() if isinstance(reply, Ran) else ""
    return said if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", said) else None


PROBE = Probe("registry.reach", SPECS, ask, of=_OF, effort=dialling)
