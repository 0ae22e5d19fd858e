"""The proxy that Docker's service is told to use: what it speaks to those who connect."""

from __future__ import annotations

import re

from assistant.model.fact import Absent, Answer, Reason, Unknown
from assistant.model.look import Dial, DialFailed, Dialled, Look
from assistant.probes.address import Place, parse_place
from assistant.probes.answers import all_alike, not_a
from assistant.probes.probe import Probe
from assistant.probes.proxy.service import https_proxy_of_service
from assistant.probes.registry.reach import is_plain, parse_scheme
from assistant.probes.specs import text

_TIMEOUT_S = 2.0
_USUAL_PORTS = {"http": 80, "https": 443}
_REASONS = {"timed-out": Reason.TIMED_OUT, "denied": Reason.DENIED}

SPECS = (text("proxy.scheme", "what the proxy in HTTPS_PROXY of docker.service speaks", values=("http", "https")),)


def ask(look: Look, _of: str | None) -> dict[str, Answer]:
    """Shake hands with the proxy of docker.service as TLS does; where that is not understood, a plain `GET /`.

        # curl -v https://proxy.lab:3128/
        * OpenSSL/3.0.20: error:0A00010B:SSL routines::wrong version number
        # curl -i http://proxy.lab:3128/
        HTTP/1.1 400 Bad Request
        Server: squid/5.7

    squid 5.7. Nothing of the login in the address is sent. A proxy that speaks TLS is as good as any:
    https://pkg.go.dev/net/http#ProxyFromEnvironment, https:// since Go 1.10.
    """
    value = https_proxy_of_service(look)
    if value is None or isinstance(value, Unknown):
        return all_alike(SPECS, Absent() if value is None else value)
    place = place_of(value)
    if place is None:
        return all_alike(SPECS, not_a("the address of a proxy"))
    return {"proxy.scheme": _scheme(look, place)}


def place_of(value: str) -> Place | None:
    """Host and port of a proxy's URL; without a port the usual one of its scheme, as Go takes it."""
    scheme, found, rest = value.partition("://")
    # What stands before the last @ is a login, whatever is in it: a snapshot has "[removed]" there, which fits no URL.
    address = (rest if found else value).rpartition("@")[2]
    place = parse_place(re.split("[/?#]", address)[0])
    return place and Place(place.host, place.port or _USUAL_PORTS.get(scheme.lower() if found else "http", 80))


def _scheme(look: Look, place: Place) -> Answer:
    found = look.dial(Dial(place.host, place.port or 0, "tls", timeout_s=_TIMEOUT_S))
    if isinstance(found, Dialled) and found.certificate is None:
        plain = look.dial(Dial(place.host, place.port or 0, "http", timeout_s=_TIMEOUT_S))
        found = plain if not isinstance(plain, Dialled) or is_plain(plain) else found
    if isinstance(found, DialFailed):
        return Unknown(_REASONS.get(found.why, Reason.REFUSED), f"no connection to the proxy: {found.why}")
    return found if isinstance(found, Unknown) else parse_scheme(found)


PROBE = Probe("proxy.reach", SPECS, ask)
