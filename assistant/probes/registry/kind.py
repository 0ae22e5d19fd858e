"""Whether it is really a registry that answers without TLS, and whether it is one of this site's own."""

from __future__ import annotations

from assistant.model.fact import Answer, Known, Reason, Unknown
from assistant.model.look import Dial, DialFailed, Dialled, DialReply, Look
from assistant.model.values import is_public_registry, wrong_registry
from assistant.probes.address import Place, ip_of, parse_place
from assistant.probes.answers import all_alike, not_a
from assistant.probes.probe import Probe, dialling
from assistant.probes.specs import truth

_OF = "registry"
_TIMEOUT_S = 2.0
_HTTP_PORT = 80
_HEADER = "docker-distribution-api-version"

SPECS = (
    truth("registry.serves_plain_http", "whether a registry answers there in plain HTTP, not just any server", _OF),
    truth(
        "registry.is_private", "whether it is at a private address, under a name that is not a public registry's", _OF
    ),
)


def ask(look: Look, of: str | None) -> dict[str, Answer]:
    """`GET /v2/` in plain HTTP: a registry names its protocol in the answer, a login page of a network does not.

        # curl -i http://registry.lab:5000/v2/
        HTTP/1.1 200 OK
        Docker-Distribution-Api-Version: registry/2.0

    docker-registry 2.8.2; Harbor, Nexus, GitLab and Artifactory send the same. Without a port it is port 80, as for
    dockerd. https://distribution.github.io/distribution/spec/api/
    """
    place = parse_place(of or "")
    if place is None:
        return all_alike(SPECS, not_a("the address of a registry"))
    found = look.dial(Dial(place.host, place.port or _HTTP_PORT, "http", "/v2/", _TIMEOUT_S, "text"))
    judged = judge_place(place, found.peer if isinstance(found, Dialled) else "")
    return {
        "registry.serves_plain_http": parse_service(found),
        "registry.is_private": found if isinstance(found, Unknown) and isinstance(judged, Unknown) else judged,
    }


def parse_service(found: DialReply) -> Answer:
    """Whether what answered is a registry."""
    if isinstance(found, Unknown):
        return found
    if isinstance(found, DialFailed):
        return Unknown(Reason.REFUSED, f"no connection: {found.why}")
    response = found.response
    return Known(response is not None and response.status in (200, 401) and _HEADER in response.headers)


def judge_place(place: Place, peer: str) -> Answer:
    """Whether a place is a site's own: by the name alone where that is public, else by the address behind it."""
    if is_public_registry(place.host):
        # A captive portal answers under such a name at its own, private address.
        return Known(False)
    address = ip_of(place.host) or ip_of(peer)
    if address is None:
        return Unknown(Reason.UNREADABLE, "the address of the name is not known")
    return Known(not wrong_registry(f"[{address}]" if address.version == 6 else str(address)))


PROBE = Probe("registry.kind", SPECS, ask, of=_OF, effort=dialling)
