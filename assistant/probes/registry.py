"""A registry: does it answer, in which language, with which certificate, and does the daemon trust it as it is."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from ipaddress import IPv4Network, IPv6Network, ip_network

from assistant.model.fact import Absent, Answer, Known, Reason, Unknown
from assistant.model.look import Certificate, Dial, DialFailed, Dialled, Look, Ran, Run
from assistant.probes.address import Place, ip_of, parse_place
from assistant.probes.answers import all_alike, garbled, not_a, number, word, words
from assistant.probes.document import Document
from assistant.probes.engine_api import ask_engine
from assistant.probes.probe import Probe
from assistant.probes.specs import number as a_number
from assistant.probes.specs import text, texts, truth

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
    a_number("registry.status", "the HTTP status of its answer to GET /v2/", _OF),
    text("registry.tls_error", "why TLS, or the check of its certificate, fails", _OF),
    truth("registry.certificate_trusted", "whether this host trusts its certificate, with /etc/docker/certs.d", _OF),
    truth("registry.certificate_expired", "whether its certificate is past its end, by this host's clock", _OF),
    truth("registry.certificate_not_yet_valid", "whether its certificate begins later, by this host's clock", _OF),
    text("registry.certificate_expires", "when its certificate ends, ISO 8601, UTC", _OF),
    texts("registry.certificate_names", "the names in its certificate", _OF),
    truth("registry.certificate_matches", "whether its certificate is for this host name", _OF),
    text("registry.certificate_issuer", "who signed its certificate", _OF),
    truth("registry.self_signed", "whether its certificate is signed by itself", _OF),
    a_number("registry.chain_length", "how many certificates it sends", _OF),
    a_number("registry.clock_ahead_s", "by how many seconds this host's clock is ahead of the registry's own", _OF),
)
TRUST_SPECS = (truth("registry.listed_insecure", "whether the daemon has it among its insecure registries now", _OF),)


def ask_registry(look: Look, of: str | None) -> dict[str, Answer]:
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
        return _describe(look, plain, host) if isinstance(plain, Dialled) else _failed(found)
    if isinstance(found, Dialled) and found.certificate is None:
        plain = _dial(look, host, port or 443, "http")
        found = plain if isinstance(plain, Dialled) and is_plain(plain) else found
    return _describe(look, found, host)


def is_plain(found: Dialled) -> bool:
    """Whether the answer to a plain GET is one of a server that really speaks without TLS."""
    # A server of TLS tells those who do not speak it so, in plain HTTP (Go, nginx, Apache).
    return found.response is not None and not (found.response.status == 400 and "HTTPS" in found.response.text)


def _dial(look: Look, host: str, port: int, speak: str) -> Dialled | DialFailed | Unknown:
    return look.dial(Dial(host, port, "https" if speak == "https" else "http", "/v2/", _TIMEOUT_S))


def _describe(look: Look, found: Dialled | DialFailed | Unknown, host: str) -> dict[str, Answer]:
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


def describe_certificate(found: Dialled, host: str, now: str | None) -> dict[str, Answer]:
    """The facts of the certificate that was shown; Absent without one.

    Args:
        host: the name that it must be for.
        now: the host's clock, ISO 8601, UTC; None when it cannot be told.
    """
    shown = found.certificate
    if shown is None:
        none = {spec.name: Absent() for spec in SPECS[4:]}
        # Plain HTTP is no failure of TLS: none was wanted.
        return {**none, "registry.tls_error": word(None if found.response else found.tls_error)}
    no_clock = garbled("the host's clock")
    return {
        "registry.tls_error": word(found.tls_error),
        "registry.certificate_trusted": Known(not found.tls_error),
        "registry.certificate_expired": no_clock if now is None else Known(shown.not_after < now),
        "registry.certificate_not_yet_valid": no_clock if now is None else Known(shown.not_before > now),
        "registry.certificate_expires": word(shown.not_after),
        "registry.certificate_names": words(shown.names),
        "registry.certificate_matches": Known(is_for(shown, host)),
        "registry.certificate_issuer": word(shown.issuer),
        "registry.self_signed": Known(shown.self_signed),
        "registry.chain_length": number(found.chain_length or None),
        "registry.clock_ahead_s": parse_clock_ahead(
            found.response.headers.get("date", "") if found.response else "", now
        ),
    }


def parse_clock_ahead(date: str, now: str | None) -> Answer:
    """The difference between this host's clock and the header Date of an answer (RFC 9110); Absent without one."""
    if now is None:
        return garbled("the host's clock")
    try:
        theirs = parsedate_to_datetime(date)
    except ValueError:
        return Absent()
    if theirs.tzinfo is None:
        return Absent()
    return Known(round((datetime.fromisoformat(now) - theirs).total_seconds()))


def is_for(certificate: Certificate, host: str) -> bool:
    """Whether a certificate is for a host; `*.` stands for one label (RFC 6125). The subject alone does not count."""
    wanted = host.rstrip(".").lower()
    domain = wanted.partition(".")[2]
    names = {name.lower() for name in certificate.names}
    # As OpenSSL and Go have it, a wildcard straight below a top-level domain holds for nothing.
    return wanted in names or ("." in domain and ip_of(wanted) is None and f"*.{domain}" in names)


def _now(look: Look) -> str | None:
    reply = look.run(Run(("date", "-u", "+%Y-%m-%dT%H:%M:%SZ")))
    said = reply.out.strip() if isinstance(reply, Ran) else ""
    return said if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", said) else None


def ask_trust(look: Look, of: str | None) -> dict[str, Answer]:
    """Ask the engine: `GET /info`, RegistryConfig.

        {"RegistryConfig":{"InsecureRegistryCIDRs":["127.0.0.0/8"],
         "IndexConfigs":{"registry.lab:5000":{"Name":"registry.lab:5000","Mirrors":[],"Secure":false,"Official":false}}}}

    Engine 20.10.24. A name is listed with its port, exactly; an address also by a network that holds it, and a name
    that is in no list is resolved for that. https://docs.docker.com/reference/cli/dockerd/#insecure-registries
    """
    place = parse_place(of or "")
    if of is None or place is None:
        return all_alike(TRUST_SPECS, not_a("the address of a registry"))
    found = ask_engine(look, "/info")
    if not isinstance(found, Document):
        return all_alike(TRUST_SPECS, found)
    config = found.at("RegistryConfig")
    if not config.is_object:
        return all_alike(TRUST_SPECS, garbled("the Docker engine"))
    index = config.at("IndexConfigs", of)
    if index.is_object:
        return {"registry.listed_insecure": Known(not index.at("Secure").is_true)}
    return {"registry.listed_insecure": _is_in_networks(look, place, config.at("InsecureRegistryCIDRs").texts)}


def _is_in_networks(look: Look, place: Place, networks: tuple[str, ...]) -> Answer:
    beyond_this_machine = [network for network in networks if not network.startswith(("127.", "::1"))]
    if ip_of(place.host) or place.host == "localhost" or not beyond_this_machine:
        return Known(place.host == "localhost" or is_in(place.host, networks))
    # Only now does it matter where the name leads.
    found = look.dial(Dial(place.host, place.port or 443, timeout_s=_TIMEOUT_S))
    if isinstance(found, Dialled) and ip_of(found.peer):
        return Known(is_in(found.peer, networks))
    return Unknown(Reason.UNREADABLE, "the networks in the list matter, and the address of the name is not known")


def is_in(address: str, networks: tuple[str, ...]) -> bool:
    """Whether an IP address is in one of the networks."""
    found = ip_of(address)
    return found is not None and any(found in network for network in map(_network, networks) if network is not None)


def _network(text: str) -> IPv4Network | IPv6Network | None:
    try:
        return ip_network(text, strict=False)
    except ValueError:
        return None


PROBES = (
    Probe("registry.reach", SPECS, ask_registry, _OF, timeout_s=10.0),
    Probe("registry.trust", TRUST_SPECS, ask_trust, _OF, timeout_s=6.0),
)
