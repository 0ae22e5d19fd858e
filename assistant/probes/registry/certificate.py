"""The facts of the certificate that a registry shows."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

from assistant.model.fact import Absent, Answer, Known
from assistant.model.look import Certificate, Dialled
from assistant.probes.address import ip_of
from assistant.probes.answers import all_alike, garbled, number, word, words
from assistant.probes.specs import quantity, text, texts, truth

_OF = "registry"

CERTIFICATE_SPECS = (
    text("registry.tls_error", "why TLS, or the check of its certificate, fails", _OF),
    truth("registry.certificate_trusted", "whether this host trusts its certificate, with /etc/docker/certs.d", _OF),
    truth("registry.certificate_expired", "whether its certificate is past its end, by this host's clock", _OF),
    truth("registry.certificate_not_yet_valid", "whether its certificate begins later, by this host's clock", _OF),
    text("registry.certificate_expires", "when its certificate ends, ISO 8601, UTC", _OF),
    texts("registry.certificate_names", "the names in its certificate", _OF),
    truth("registry.certificate_matches", "whether its certificate is for this hostname", _OF),
    text("registry.certificate_issuer", "who signed its certificate", _OF),
    truth("registry.self_signed", "whether its certificate is signed by itself", _OF),
    quantity("registry.chain_length", "how many certificates it sends", _OF),
    quantity("registry.clock_ahead_s", "by how many seconds this host's clock is ahead of the registry's own", _OF),
)


def describe_certificate(found: Dialled, host: str, now: str | None) -> dict[str, Answer]:
    """The facts of the certificate that was shown; Absent without one.

    Args:
        host: the name that it must be for.
        now: the host's clock, ISO 8601, UTC; None when it cannot be told.
    """
    shown = found.certificate
    if shown is None:
        none = all_alike(CERTIFICATE_SPECS, Absent())
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
